//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* Each round reads the sequence before it looks up, and checks it before it maps. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		kvm_release_faultin_page(kvm, page, true, false);
		spin_unlock(&kvm->mmu_lock);
		goto retry;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	kvm_release_faultin_page(kvm, page, false, writable);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
