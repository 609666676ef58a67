//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* The helper chose how the page is held; its user cannot. */
struct page *page_of(struct kvm *kvm, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
//          ^^^^^^^^^^^^^^^^^^^ warning handedOut: page is handed out with FOLL_GET only, and callers write to it, zero_guest() for one: pin it (FOLL_PIN)
		return NULL;
	return page;
}

int zero_guest(struct kvm *kvm, unsigned long hva)
{
	struct page *page = page_of(kvm, hva);

	if (!page)
		return -EFAULT;
	memset(page_address(page), 0, PAGE_SIZE);
//      ^^^^^^ warning written: page is written, and page_of() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	put_page(page);
//      ^^^^^^^^ warning missing-dirty/written: page was written and is released clean by put_page(): mark it dirty before, or release it as dirty
	return 0;
}
