//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The prefetch takes what is there and waits for nothing. */
int warm_table(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *pages[4];
	int i, got = 0;

	write_lock(&kvm->mmu_lock);
	if (!kvm->mmu_invalidate_in_progress)
		got = kvm_prefetch_pages(slot, gfn, pages, 4);
	for (i = 0; i < got; i++)
		kvm_release_page_clean(pages[i]);
	write_unlock(&kvm->mmu_lock);
	return got;
}
