//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* The retry jumps above the lock and still has it. */
int build_gpa(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
//            ^^^^^^^^^^ error sleep-under-mmu-lock/sleeps: gfn_to_pfn() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
//              ^^^^^^^^^^^^^^^ error heldAtReturn: mmu_lock is still held at this return, and not at others that look alike to callers: drop it first

	spin_lock(&kvm->mmu_lock);
//      ^^^^^^^^^ error takenTwice: mmu_lock is taken here, and is held already: this path deadlocks
	if (mmu_invalidate_retry(kvm, seq)) {
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		goto retry;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	kvm_release_pfn_clean(pfn);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
