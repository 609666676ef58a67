//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The same helper, told RET_PF_FIXED after the unlock: the call that breaks its need is told. */
enum {
	RET_PF_CONTINUE = 0,
	RET_PF_RETRY,
	RET_PF_FIXED,
};

static void settle_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, int r)
{
	kvm_release_faultin_page(vcpu->kvm, fault->refcounted_page, r == RET_PF_RETRY,
				 fault->map_writable);
}

int shadow_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	fault->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable,
				       &fault->refcounted_page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;

	write_lock(&vcpu->kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(vcpu->kvm, fault->mmu_seq, fault->gfn)) {
		write_unlock(&vcpu->kvm->mmu_lock);
		settle_fault(vcpu, fault, RET_PF_RETRY);
		return RET_PF_RETRY;
	}
	__set_spte(sptep, fault->pfn << PAGE_SHIFT);
	write_unlock(&vcpu->kvm->mmu_lock);
	settle_fault(vcpu, fault, RET_PF_FIXED);
//      ^^^^^^^^^^^^ error afterUnlock: fault->refcounted_page is released as used after mmu_lock was dropped: release it before write_unlock(), or as unused
//      ^^^^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: fault->refcounted_page is marked dirty after mmu_lock was dropped: mark it before write_unlock(), while an invalidation cannot run
//      ^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: fault->refcounted_page is marked accessed after mmu_lock was dropped: do it before write_unlock()
	return RET_PF_FIXED;
}
