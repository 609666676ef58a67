//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The entry was copied into the iterator before; it is an entry all the same. */
struct table_iter {
	u64 *sptep;
	u64 old_spte;
};

void clear_dirty(struct kvm *kvm, u64 *sptep)
{
	struct table_iter iter = { .sptep = sptep };

	write_lock(&kvm->mmu_lock);
	iter.old_spte = READ_ONCE(*iter.sptep);
	if (iter.old_spte & shadow_dirty_mask) {
		*iter.sptep = iter.old_spte & ~shadow_dirty_mask;
		kvm_set_pfn_dirty(spte_to_pfn(iter.old_spte));
//              ^^^^^^^^^^^^^^^^^ warning marked: the page of spte_to_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of the page of spte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
	}
	write_unlock(&kvm->mmu_lock);
}
