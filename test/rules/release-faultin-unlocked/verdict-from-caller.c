//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The helper decides `unused` by the verdict that its caller hands down: a retry needs no lock. */
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

static int find_backing(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	fault->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable,
				       &fault->refcounted_page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	if (mmu_invalidate_retry_gfn_unsafe(vcpu->kvm, fault->mmu_seq, fault->gfn)) {
		settle_fault(vcpu, fault, RET_PF_RETRY);
		return RET_PF_RETRY;
	}
	return RET_PF_CONTINUE;
}

int shadow_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	int r = find_backing(vcpu, fault);

	if (r != RET_PF_CONTINUE)
		return r;

	r = RET_PF_RETRY;
	write_lock(&vcpu->kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(vcpu->kvm, fault->mmu_seq, fault->gfn))
		goto out_unlock;
	__set_spte(sptep, fault->pfn << PAGE_SHIFT);
	r = RET_PF_FIXED;
out_unlock:
	settle_fault(vcpu, fault, r);
	write_unlock(&vcpu->kvm->mmu_lock);
	return r;
}
