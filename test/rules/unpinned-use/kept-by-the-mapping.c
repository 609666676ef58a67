//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The references go, but under the lock the SPTEs keep the pfns: an invalidation has to wait. */
static void prefetch_run(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep,
			 int want)
{
	struct page *pages[16];
	int i, got;

	got = gfn_to_page_many_atomic(slot, gfn, pages, want);
	if (got <= 0)
		return;
	for (i = 0; i < got; i++, gfn++, sptep++) {
		__set_spte(sptep, page_to_pfn(pages[i]) << PAGE_SHIFT);
		put_page(pages[i]);
	}
}

int shadow_run(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	write_lock(&vcpu->kvm->mmu_lock);
	if (!vcpu->kvm->mmu_invalidate_in_progress)
		prefetch_run(vcpu, slot, gfn, sptep, 16);
	write_unlock(&vcpu->kvm->mmu_lock);
	return 0;
}
