//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The entry is all there is: whose page it names, nobody knows. */
static bool note_zapped(struct kvm *kvm, u64 *sptep)
{
	u64 old = *sptep;
	struct page *page;
	kvm_pfn_t pfn;

	pfn = spte_to_pfn(old);
	page = kvm_pfn_to_refcounted_page(pfn);
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning asked: kvm_pfn_to_refcounted_page() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	*sptep = 0;
	return page && page_count(page) > 1;
}

bool zap_and_note(struct kvm *kvm, u64 *sptep)
{
	bool shared;

	write_lock(&kvm->mmu_lock);
	shared = note_zapped(kvm, sptep);
	kvm_flush_remote_tlbs(kvm);
	write_unlock(&kvm->mmu_lock);
	return shared;
}
