//- kernel v6.12
/* The access fault only finds the entry, and marks what it points at. */
void make_young(struct kvm_vcpu *vcpu, u64 *slot)
{
	kvm_pte_t pte;

	read_lock(&vcpu->kvm->mmu_lock);
	pte = READ_ONCE(*slot);
	WRITE_ONCE(*slot, pte | KVM_PTE_LEAF_ATTR_LO_S2_AF);
	if (pte & KVM_PTE_VALID)
		kvm_set_pfn_accessed(kvm_pte_to_pfn(pte));
//              ^^^^^^^^^^^^^^^^^^^^ warning marked: the page of kvm_pte_to_pfn() comes from a page table entry and is marked accessed without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_accessed() touches flags or counts of the page of kvm_pte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
	read_unlock(&vcpu->kvm->mmu_lock);
}
