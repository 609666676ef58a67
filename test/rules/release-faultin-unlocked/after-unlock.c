//- kernel v7.2
/* Unused is false on every way here, and the lock is gone. */
static int back_gpa(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
//            ~~~~~~~~~~~~~~~ page is looked up: FOLL_GET reference
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		spin_unlock(&kvm->mmu_lock);
		kvm_release_page_unused(page);
		return -EAGAIN;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	spin_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
	kvm_release_faultin_page(kvm, page, false, writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error afterUnlock: page is released as used after mmu_lock was dropped: release it before spin_unlock(), or as unused
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: page is marked dirty after mmu_lock was dropped: mark it before spin_unlock(), while an invalidation cannot run
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: page is marked accessed after mmu_lock was dropped: do it before spin_unlock()
	return 0;
}
