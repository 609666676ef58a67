//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Look-up and mapping are in one section, which began with no invalidation under way. */
static void fill_entries(struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	struct page *pages[4];
	int i, got = kvm_prefetch_pages(slot, gfn, pages, 4);

	for (i = 0; i < got; i++) {
		__set_spte(sptep + i, page_to_pfn(pages[i]) << PAGE_SHIFT);
		kvm_release_page_dirty(pages[i]);
	}
}

void warm_table(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	write_lock(&kvm->mmu_lock);
	if (!kvm->mmu_invalidate_in_progress)
		fill_entries(slot, gfn, sptep);
	write_unlock(&kvm->mmu_lock);
}
