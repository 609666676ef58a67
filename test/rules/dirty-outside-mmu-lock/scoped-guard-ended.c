//- kernel v7.2
/* The lock ends with the braces of its guard. */
static int mirror_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	scoped_guard(write_lock, &kvm->mmu_lock) {
		if (!mmu_invalidate_retry_gfn(kvm, seq, gfn))
			err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
						     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_RW, NULL, 0);
	}

	if (err)
		kvm_release_page_unused(page);
	else
		kvm_release_page_dirty(page);
//              ^^^^^^^^^^^^^^^^^^^^^^ warning afterUnlock: page is marked dirty after mmu_lock was dropped: mark it before the end of scope, while an invalidation cannot run
//              ^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: page is marked accessed after mmu_lock was dropped: do it before the end of scope
	return err;
}
