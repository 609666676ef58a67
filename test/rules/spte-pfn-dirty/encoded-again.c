//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The number goes back into an entry, with other bits. */
void widen_entry(struct kvm *kvm, u64 *sptep)
{
	kvm_pfn_t pfn;

	write_lock(&kvm->mmu_lock);
	pfn = spte_to_pfn(*sptep);
	*sptep = (pfn << PAGE_SHIFT) | shadow_present_mask | PT_WRITABLE_MASK;
	write_unlock(&kvm->mmu_lock);
}
