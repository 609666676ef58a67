//- kernel v7.2
/* A pfn without a refcounted page leaves the pointer NULL. */
int peek_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *word)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;
	memcpy(word, page_address(page), sizeof(*word));
	kvm_release_page_unused(page);
	return 0;
}
