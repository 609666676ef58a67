//- kernel v6.12
/* The pfn comes out of a stage-2 entry and is marked once the entry may be gone. */
static void access_fault(struct kvm_vcpu *vcpu, u64 *slot, phys_addr_t ipa)
{
	struct kvm *kvm = vcpu->kvm;
	kvm_pte_t pte;

	read_lock(&kvm->mmu_lock);
	pte = READ_ONCE(*slot);
	WRITE_ONCE(*slot, pte | KVM_PTE_LEAF_ATTR_LO_S2_AF);
	read_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run

	if (pte & KVM_PTE_VALID)
		kvm_set_pfn_accessed(kvm_pte_to_pfn(pte));
//              ^^^^^^^^^^^^^^^^^^^^ folded info afterUnlock: the page of kvm_pte_to_pfn() is marked accessed after mmu_lock was dropped: do it before read_unlock()
//              ^^^^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: the page of kvm_pte_to_pfn() comes from a page table entry and is marked accessed without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_accessed() touches flags or counts of the page of kvm_pte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
}
