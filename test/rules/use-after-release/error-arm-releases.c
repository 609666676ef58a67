//- kernel v7.2
/* `err` tells the two ways apart at every later test. */
int fill_frame(struct kvm_vcpu *vcpu, gfn_t gfn, void *buf, size_t len)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	int err = 0;

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;

	if (len > PAGE_SIZE) {
		err = -E2BIG;
		kvm_release_page_unused(page);
	}
	if (!err)
		memcpy(buf, page_address(page), len);
	if (err)
		return err;
	kvm_release_page_unused(page);
	return 0;
}
