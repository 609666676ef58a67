//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* Each round lets its own page go: unused where it was in vain, as used where it ended in an entry. */
int set_entry(struct kvm_vcpu *vcpu, kvm_pte_t *ptep, gfn_t gfn, bool write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, write, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		spin_unlock(&kvm->mmu_lock);
		kvm_release_page_unused(page);
		goto retry;
	}
	kvm_set_pte(ptep, kvm_pfn_pte(pfn, __pgprot(0)));
	kvm_release_faultin_page(kvm, page, false, writable);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
