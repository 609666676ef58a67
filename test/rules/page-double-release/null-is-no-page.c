//- kernel v7.2
//- file virt/kvm/fixture.c
/* NULL is released like a page, and does nothing. */
int with_page(struct kvm *kvm, gfn_t gfn, bool write)
{
	struct page *page = NULL;
	int r = 0;

	if (write) {
		page = gfn_to_page(kvm, gfn);
		if (!page)
			r = -EFAULT;
	}
	kvm_release_page_clean(page);
	kvm_release_page_clean(NULL);
	return r;
}
