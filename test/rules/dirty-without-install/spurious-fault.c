//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Every way that maps nothing carries the one verdict that counts as unused; a spurious fault finds its mapping there. */
struct one_fault {
	gfn_t gfn;
	bool map_writable;
	kvm_pfn_t pfn;
	struct page *page;
	unsigned long seq;
	struct kvm_memory_slot *slot;
};

static int map_leaf(struct kvm_vcpu *vcpu, struct one_fault *fault, struct tdp_iter *iter, int nr_levels)
{
	int ret = RET_PF_RETRY;
	int level;

	rcu_read_lock();
	for (level = nr_levels; level > 0; level--) {
		if (is_frozen_spte(iter->old_spte))
			goto retry;
		if (level == PG_LEVEL_4K)
			goto map;
	}
	goto retry;
map:
	ret = tdp_mmu_map_handle_target_level(vcpu, (struct kvm_page_fault *)fault, iter);
retry:
	rcu_read_unlock();
	return ret;
}

int take_fault(struct kvm_vcpu *vcpu, struct one_fault *fault, struct tdp_iter *iter, int nr_levels)
{
	int r = RET_PF_RETRY;

	fault->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable, &fault->page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	read_lock(&vcpu->kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(vcpu->kvm, fault->seq, fault->gfn))
		r = map_leaf(vcpu, fault, iter, nr_levels);
	kvm_release_faultin_page(vcpu->kvm, fault->page, r == RET_PF_RETRY, fault->map_writable);
	read_unlock(&vcpu->kvm->mmu_lock);
	return r;
}
