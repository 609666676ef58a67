//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* Between the mark and the store of the entry nothing can go wrong. */
int set_entry(struct kvm_vcpu *vcpu, pte_t *ptep, gfn_t gfn, bool write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long bits = _PAGE_PRESENT;
	unsigned long seq;
	bool writable;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, write, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		spin_unlock(&kvm->mmu_lock);
		put_page(pfn_to_page(pfn));
		goto retry;
	}
	if (writable) {
		bits |= _PAGE_WRITE;
		kvm_set_pfn_dirty(pfn);
	}
	set_pte(ptep, pfn_pte(pfn, __pgprot(bits)));
	kvm_release_pfn_clean(pfn);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
