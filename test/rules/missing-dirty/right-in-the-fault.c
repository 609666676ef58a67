//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The entry is made by somebody else, from the right that stands in the fault. */
struct one_fault {
	gfn_t gfn;
	bool map_writable;
	kvm_pfn_t pfn;
	struct page *page;
	unsigned long seq;
	struct kvm_memory_slot *slot;
};

static void finish(struct kvm_vcpu *vcpu, struct one_fault *fault, int r)
{
	kvm_release_faultin_page(vcpu->kvm, fault->page, r == RET_PF_RETRY, false);
}

int take_fault(struct kvm_vcpu *vcpu, struct one_fault *fault, struct tdp_iter *iter)
{
	int r = RET_PF_RETRY;

	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable, &fault->page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	read_lock(&vcpu->kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(vcpu->kvm, fault->seq, fault->gfn))
		r = tdp_mmu_map_handle_target_level(vcpu, (struct kvm_page_fault *)fault, iter);
	finish(vcpu, fault, r);
//      ^^^^^^ warning mapped: fault->page is mapped writable into the guest and released clean by finish(): mark it dirty wherever the mapping lets the guest write
	read_unlock(&vcpu->kvm->mmu_lock);
	return r;
}
