//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The mapping goes away, and what it pointed at is marked by its number. */
static u64 zap_entry(struct kvm *kvm, u64 *sptep)
{
	u64 old = *sptep;
	kvm_pfn_t pfn;

	lockdep_assert_held_write(&kvm->mmu_lock);
	*sptep = 0;
	if (!is_shadow_present_pte(old))
		return old;
	pfn = spte_to_pfn(old);
	if (old & shadow_accessed_mask)
		kvm_set_pfn_accessed(pfn);
//              ^^^^^^^^^^^^^^^^^^^^ warning marked: pfn comes from a page table entry and is marked accessed without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_accessed() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	if (old & shadow_dirty_mask)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning marked: pfn comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	return old;
}

void zap_table(struct kvm *kvm, u64 *table)
{
	write_lock(&kvm->mmu_lock);
	zap_entry(kvm, table);
	kvm_flush_remote_tlbs(kvm);
	write_unlock(&kvm->mmu_lock);
}
