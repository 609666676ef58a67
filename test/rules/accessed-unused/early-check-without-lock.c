//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* A check that only spares taking the lock sends the fault back, and the page with it. */
struct one_fault {
	gfn_t gfn;
	kvm_pfn_t pfn;
	unsigned long seq;
};

int find_page(struct kvm_vcpu *vcpu, struct one_fault *fault)
{
	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = gfn_to_pfn(vcpu->kvm, fault->gfn);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	if (mmu_invalidate_retry_gfn_unsafe(vcpu->kvm, fault->seq, fault->gfn)) {
		kvm_release_pfn_clean(fault->pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ folded info retry: fault->pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-outside-mmu-lock/neverLocked: fault->pfn is marked accessed without mmu_lock: do it under the lock, or release it as unused
		return RET_PF_RETRY;
	}
	return RET_PF_CONTINUE;
}
