//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* Marked after the lock, where the flag says that an entry was there. */
int fast_write(struct kvm_vcpu *vcpu, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	bool found = false;
	kvm_pfn_t pfn = 0;

	spin_lock(&kvm->mmu_lock);
	if (pte_present(*ptep)) {
		set_pte(ptep, pte_mkdirty(*ptep));
		pfn = pte_pfn(*ptep);
		found = true;
	}
	spin_unlock(&kvm->mmu_lock);
	if (found)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning marked: pfn comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before spin_unlock(), while an invalidation cannot run
//              ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	return found ? 0 : -EFAULT;
}
