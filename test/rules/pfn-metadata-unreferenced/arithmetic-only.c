//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Addresses are computed and compared; nothing behind them is touched. */
bool maps_page(struct kvm *kvm, u64 *sptep, struct page *page)
{
	bool same;

	read_lock(&kvm->mmu_lock);
	same = pfn_to_page(spte_to_pfn(*sptep)) == page && page_to_phys(page) == spte_to_pfn(*sptep) << PAGE_SHIFT;
	read_unlock(&kvm->mmu_lock);
	return same;
}
