//- kernel v7.2
/* Where binding fails the helper has released the page already. */
static int bind_frame(struct kvm *kvm, struct page *page, gfn_t gfn)
{
	if (!gfn) {
		kvm_release_page_unused(page);
		return -EINVAL;
	}
	return 0;
}

int attach_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct page *page = __gfn_to_page(vcpu->kvm, gfn, true);
	int rc;

	if (!page)
		return -EFAULT;
	rc = bind_frame(vcpu->kvm, page, gfn);
	if (rc)
		return rc;
	kvm_release_page_clean(page);
	return 0;
}
