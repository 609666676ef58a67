//- kernel v6.12
/* Which call drops the lock is seen through the pair of helpers. */
static void enter_fault(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_lock(&kvm->mmu_lock);
	else
		read_lock(&kvm->mmu_lock);
}

static void leave_fault(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_unlock(&kvm->mmu_lock);
	else
		read_unlock(&kvm->mmu_lock);
}

static int back_ipa(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, true, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	enter_fault(kvm);
	if (!mmu_invalidate_retry(kvm, seq))
		err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
					     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_RW, NULL, 0);
	leave_fault(kvm);

	if (!err)
		kvm_release_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before leave_fault(), while an invalidation cannot run
//              ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before leave_fault()
	else
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before leave_fault()
//              ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	return err;
}
