//- kernel v7.2
/* The look-up is a call away; where the callee orders it itself, nothing is missing. */
static int find_page(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable,
				       &fault->refcounted_page);
	return is_error_noslot_pfn(fault->pfn) ? -EFAULT : 0;
}

static int find_page_in_order(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	smp_rmb();
	return find_page(vcpu, fault);
}

int back_hastily(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	fault->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	return find_page(vcpu, fault);
//             ^^^^^^^^^ error noBarrier: fault->mmu_seq is read without a barrier before find_page(): put smp_rmb() between, or the look-up may be the older one
}

int back_in_order(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	fault->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	return find_page_in_order(vcpu, fault);
}
