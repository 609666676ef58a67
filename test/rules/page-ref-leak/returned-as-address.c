//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The reference leaves as a kernel address, and comes back as one. */
void *pin_table(struct kvm *kvm, unsigned long hva, unsigned long offset)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) < 1)
		return NULL;
	return page_address(page) + offset;
}

void unpin_table(struct kvm *kvm, void *va)
{
	put_page(virt_to_page(va));
}
