//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The snapshot is only asked without the lock; how the entry is written nobody can follow. */
int insert(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, __be64 *hptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
//            ^^^^^^^^^^^^^^^^^ error neverCompared: seq is read before __kvm_faultin_pfn(), and nobody compares it under mmu_lock: an invalidation in between is missed; ask mmu_invalidate_retry() before the pfn is mapped
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (mmu_invalidate_retry_gfn_unsafe(kvm, seq, gfn)) {
		put_page(page);
		return -EAGAIN;
	}
	hptep[1] = cpu_to_be64(pfn << PAGE_SHIFT);
	__unlock_hpte(hptep, HPTE_V_VALID);
	put_page(page);
	return 0;
}

/* Whoever gets the snapshot may compare it. */
int insert_checked(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, __be64 *hptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int ret;

	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	ret = store_under_rmap(kvm, hptep, pfn, seq);
	put_page(page);
	return ret;
}
