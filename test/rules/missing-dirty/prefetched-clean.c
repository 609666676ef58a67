//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Whoever is prefetched is found for write and mapped so. */
int prefetch_one(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	struct page *page;

	lockdep_assert_held_write(&vcpu->kvm->mmu_lock);
	if (kvm_prefetch_pages(slot, gfn, &page, 1) != 1)
		return 0;
	mmu_set_spte(vcpu, slot, sptep, ACC_ALL, gfn, page_to_pfn(page), NULL);
	kvm_release_page_clean(page);
//      ^^^^^^^^^^^^^^^^^^^^^^ warning mapped: page is mapped writable into the guest and released clean by kvm_release_page_clean(): mark it dirty wherever the mapping lets the guest write
	return 1;
}
