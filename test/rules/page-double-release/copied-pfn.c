//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The copy keeps the pfn that was looked up; what the fault has by then is another number for the same page. */
static void align_fault(struct kvm_page_fault *fault)
{
	if (fault->goal_level > 1)
		fault->pfn &= ~511UL;
}

int fault_with_copy(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t orig_pfn;
	int r = -EAGAIN;

	smp_rmb();
	fault->pfn = gfn_to_pfn(kvm, fault->gfn);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	orig_pfn = fault->pfn;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto out_unlock;
	align_fault(fault);
	__set_spte(sptep, fault->pfn << PAGE_SHIFT);
	r = 0;
out_unlock:
	kvm_release_pfn_clean(orig_pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: orig_pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	write_unlock(&kvm->mmu_lock);
	return r;
}
