//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The number comes out of a live entry and goes into another, under one lock. */
void split_entry(struct kvm *kvm, u64 *huge, u64 *table)
{
	kvm_pfn_t pfn;
	int i;

	write_lock(&kvm->mmu_lock);
	pfn = spte_to_pfn(*huge);
	for (i = 0; i < 512; i++)
		__set_spte(&table[i], (pfn + i) << PAGE_SHIFT);
	write_unlock(&kvm->mmu_lock);
}
