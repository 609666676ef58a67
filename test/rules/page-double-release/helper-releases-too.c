//- kernel v7.2
/* On failure the helper has released the page; the caller does it again. */
static int bind_backing(struct kvm *kvm, struct page *page, gfn_t gfn)
{
	if (!slot_is_private(kvm, gfn)) {
		kvm_release_page_unused(page);
		return -EINVAL;
	}
	return 0;
}

int attach_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	int rc;

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	rc = bind_backing(vcpu->kvm, page, gfn);
	if (rc)
		pr_debug("gfn %llx is not private\n", gfn);
	kvm_release_page_unused(page);
//      ^^^^^^^^^^^^^^^^^^^^^^^ error again: page is released again: its only reference was given back by bind_backing()
	return rc;
}
