//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* The helper maps, and one of its callers has a way out that forgets the other helper. */
static void *open_page(struct page *page)
{
	return kmap_local_page(page);
}

int sum_page(struct page *page, unsigned int len, u64 *sum)
{
	u8 *va = open_page(page);
	unsigned int i;

	if (len > PAGE_SIZE)
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ error kept: page is still mapped by open_page() at this return, and nobody can unmap it: unmap it first
	for (i = 0; i < len; i++)
		*sum += va[i];
	kunmap_local(va);
	return 0;
}
