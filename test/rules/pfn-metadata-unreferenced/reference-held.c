//- kernel v6.12
//- file arch/arm64/kvm/fixture.c
/* The look-up gave a reference; its page may be asked until that is given back. */
int granule_of(struct kvm *kvm, gfn_t gfn, unsigned int *order)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	struct page *page;

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	page = kvm_pfn_to_refcounted_page(pfn);
	if (!page) {
		kvm_release_pfn_clean(pfn);
		return -ENXIO;
	}
	*order = compound_order(compound_head(page));
	kvm_release_pfn_clean(pfn);
	return 0;
}
