//- kernel v7.2
/* The look-up is in a helper: ordered before it, not ordered, and too late. */
struct fault {
	struct kvm_memory_slot *slot;
	unsigned long seq;
	struct page *page;
	kvm_pfn_t pfn;
	bool writable;
	gfn_t gfn;
};

static int find(struct fault *fault)
{
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->writable, &fault->page);
	return is_error_noslot_pfn(fault->pfn) ? -EFAULT : 0;
}

int ordered(struct kvm_vcpu *vcpu, struct fault *fault)
{
	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	return find(fault);
}

int unordered(struct kvm_vcpu *vcpu, struct fault *fault)
{
	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	return find(fault);
//             ^^^^ error noBarrier: fault->seq is read without a barrier before find(): put smp_rmb() between, or the look-up may be the older one
}

int late(struct kvm_vcpu *vcpu, struct fault *fault)
{
	int ret = find(fault);

	if (ret)
		return ret;
	fault->seq = vcpu->kvm->mmu_invalidate_seq;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error afterLookup: fault->seq is read after __kvm_faultin_pfn(): an invalidation in between is missed; read it before the look-up
	smp_rmb();
	return 0;
}
