//- kernel v7.2
/* The helper puts the page when it fails, and the caller goes on with it. */
static int check_backing(struct page *page)
{
	if (!page_is_mergeable(page)) {
		kvm_release_page_unused(page);
		return -EINVAL;
	}
	return 0;
}

int dump_backing(struct kvm_vcpu *vcpu, gfn_t gfn, void *buf)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	int err;

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;

	err = check_backing(page);
//            ~~~~~~~~~~~~~ the reference to page is given back
	memcpy(buf, page_address(page), 64);
//      ^^^^^^ error used: page is read after its reference was dropped: release it after the last use
	if (!err)
		kvm_release_page_unused(page);
	return err;
}
