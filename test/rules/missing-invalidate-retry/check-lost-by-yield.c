//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Between the check and the mapping the lock may have been dropped. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto out;
	cond_resched_rwlock_write(&kvm->mmu_lock);
	__set_spte(sptep, pfn << PAGE_SHIFT);
//      ^^^^^^^^^^ error unchecked: pfn << PAGE_SHIFT is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
	rc = 0;
out:
	kvm_release_faultin_page(kvm, page, rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
