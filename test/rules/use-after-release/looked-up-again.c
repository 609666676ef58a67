//- kernel v7.2
/* Each round looks the page up anew; what was put is the one of the round before. */
int read_stable(struct kvm_vcpu *vcpu, gfn_t gfn, void *buf)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int tries = 3;

again:
	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;

	memcpy(buf, page_address(page), PAGE_SIZE);
	kvm_release_page_unused(page);
	if (torn(buf) && tries--)
		goto again;
	return 0;
}
