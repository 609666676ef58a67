//- kernel v7.2
/* A look-up brings pages in and waits for them. */
int refresh_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	read_lock(&vcpu->kvm->mmu_lock);
	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
//            ^^^^^^^^^^^^^^^ error sleeps: kvm_faultin_pfn() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	read_unlock(&vcpu->kvm->mmu_lock);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	kvm_release_page_unused(page);
	return 0;
}
