//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Only one verdict counts as unused; two faults share the helper, and both have an error that is another one. */
struct one_fault {
	gfn_t gfn;
	bool write;
	bool map_writable;
	kvm_pfn_t pfn;
	struct page *page;
	unsigned long seq;
	struct kvm_memory_slot *slot;
};

static int find_page(struct kvm_vcpu *vcpu, struct one_fault *fault)
{
	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable, &fault->page);
	return is_error_noslot_pfn(fault->pfn) ? -EFAULT : 0;
}

static void finish(struct kvm_vcpu *vcpu, struct one_fault *fault, int r)
{
	kvm_release_faultin_page(vcpu->kvm, fault->page, r == RET_PF_RETRY, fault->map_writable);
}

int fault_with_room(struct kvm_vcpu *vcpu, struct one_fault *fault, u64 *sptep)
{
	int r = find_page(vcpu, fault);

	if (r)
		return r;
	write_lock(&vcpu->kvm->mmu_lock);
	if (!vcpu->kvm->arch.n_max_mmu_pages) {
		r = -ENOSPC;
		goto unlock;
	}
	if (mmu_invalidate_retry_gfn(vcpu->kvm, fault->seq, fault->gfn)) {
		r = RET_PF_RETRY;
		goto unlock;
	}
	r = mmu_set_spte(vcpu, fault->slot, sptep, ACC_ALL, fault->gfn, fault->pfn, NULL);
unlock:
	finish(vcpu, fault, r);
//      ^^^^^^ warning never: fault->page is marked dirty on a path that ends before it is mapped into the guest: release it as unused there
//      ^^^^^^ folded info accessed-unused/never: fault->page is marked accessed on a path that ends before it is mapped into the guest: release it as unused
	write_unlock(&vcpu->kvm->mmu_lock);
	return r;
}

int fault_with_level(struct kvm_vcpu *vcpu, struct one_fault *fault, u64 *sptep, int level)
{
	int r = find_page(vcpu, fault);

	if (r)
		return r;
	r = RET_PF_RETRY;
	write_lock(&vcpu->kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(vcpu->kvm, fault->seq, fault->gfn))
		goto unlock;
	if (level == PG_LEVEL_4K)
		r = mmu_set_spte(vcpu, fault->slot, sptep, ACC_ALL, fault->gfn, fault->pfn, NULL);
	else
		r = -EFAULT;
unlock:
	finish(vcpu, fault, r);
//      ^^^^^^ warning never: fault->page is marked dirty on a path that ends before it is mapped into the guest: release it as unused there
//      ^^^^^^ folded info accessed-unused/never: fault->page is marked accessed on a path that ends before it is mapped into the guest: release it as unused
	write_unlock(&vcpu->kvm->mmu_lock);
	return r;
}
