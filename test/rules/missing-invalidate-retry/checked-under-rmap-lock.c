//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The retry check runs under the rmap lock and the entry's own lock bit: documented as enough. */
int enter_hpte(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, __be64 *hptep, unsigned long *rmap)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long mmu_seq, r;
	struct page *page;
	kvm_pfn_t pfn;
	bool writable;
	long ret = RESUME_GUEST;

	mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	while (!try_lock_hpte(hptep, HPTE_V_HVLOCK))
		cpu_relax();
	lock_rmap(rmap);
	if (mmu_invalidate_retry(kvm, mmu_seq)) {
		unlock_rmap(rmap);
		goto out_unlock;
	}
	kvmppc_add_revmap_chain(kvm, rmap, pfn << PAGE_SHIFT);
	r = pfn << PAGE_SHIFT;
	hptep[1] = cpu_to_be64(r);
	__unlock_hpte(hptep, r);
	if (page)
		put_page(page);
	return ret;

out_unlock:
	__unlock_hpte(hptep, be64_to_cpu(hptep[0]));
	if (page)
		put_page(page);
	return ret;
}
