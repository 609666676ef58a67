//- kernel v7.2
/* The helper releases through the address of the variable, and clears it: the second one is for NULL. */
static void put_and_forget(struct page **pagep)
{
	kvm_release_page_unused(*pagep);
	*pagep = NULL;
}

int try_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool wanted)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!wanted)
		put_and_forget(&page);
	kvm_release_page_unused(page);
	return 0;
}
