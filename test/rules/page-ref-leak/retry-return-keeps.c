//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* Where an invalidation struck the lock is dropped and the page is not. */
int fault_in_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
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
		return -EAGAIN;
//              ^^^^^^^^^^^^^^^ error kept: the reference to page from kvm_faultin_pfn() is still held at this return, and nobody can give it back: release the page first
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	kvm_release_faultin_page(kvm, page, false, writable);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
