//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Pages that the prefetch holds are released as dirty; the entry is only written. */
void fill_entries(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *pages[4];
	int i, got;

	write_lock(&kvm->mmu_lock);
	if (kvm->mmu_invalidate_in_progress)
		goto out;
	got = kvm_prefetch_pages(slot, gfn, pages, 4);
	for (i = 0; i < got; i++) {
		__set_spte(sptep + i, page_to_pfn(pages[i]) << PAGE_SHIFT);
		kvm_release_page_dirty(pages[i]);
	}
out:
	write_unlock(&kvm->mmu_lock);
}
