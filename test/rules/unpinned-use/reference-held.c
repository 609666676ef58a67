//- kernel v7.2
/* The look-up gave a reference: the page stays while it is read, whatever the guest's mappings do. */
int copy_from_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, void *buf)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	void *va;

	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;

	va = kmap_local_page(page);
	memcpy(buf, va, PAGE_SIZE);
	kunmap_local(va);
	kvm_release_page_unused(page);
	return 0;
}
