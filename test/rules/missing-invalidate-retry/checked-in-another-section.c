//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* Checked, then the lock is dropped and taken again: what was known is gone. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		kvm_release_faultin_page(kvm, page, true, writable);
		spin_unlock(&kvm->mmu_lock);
		return -EAGAIN;
	}
	spin_unlock(&kvm->mmu_lock);

	spin_lock(&kvm->mmu_lock);
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
//      ^^^^^^^ error unchecked: page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
	kvm_release_faultin_page(kvm, page, false, writable);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
