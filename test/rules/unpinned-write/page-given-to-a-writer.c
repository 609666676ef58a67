//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* The page goes to who fills it: the look-up is what must pin. */
static void fill(struct page *page, const void *src)
{
	void *va = kmap_local_page(page);

	memcpy(va, src, PAGE_SIZE);
	kunmap_local(va);
}

int fill_user(unsigned long hva, const void *src)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
//          ^^^^^^^^^^^^^^^^^^^ warning lookedUp: page is looked up with FOLL_GET, and fill() writes to it: pin it instead (pin_user_pages(), FOLL_PIN)
		return -EFAULT;
	fill(page, src);
	put_page(page);
//      ^^^^^^^^ warning missing-dirty/written: page was written and is released clean by put_page(): mark it dirty before, or release it as dirty
	return 0;
}
