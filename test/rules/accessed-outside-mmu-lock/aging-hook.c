//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* Reached through a table of steps from the aging hook: the lock is virt/kvm's. */
typedef bool (*slot_step_t)(struct kvm *kvm, u64 *sptep);

static bool age_step(struct kvm *kvm, u64 *sptep)
{
	u64 spte = *sptep;

	if (!(spte & shadow_accessed_mask))
		return false;
	*sptep = spte & ~shadow_accessed_mask;
	kvm_set_pfn_accessed(spte_to_pfn(spte));
//      ^^^^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: the page of spte_to_pfn() comes from a page table entry and is marked accessed without a reference: mark the page when it is looked up and mapped
//      ^^^^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_accessed() touches flags or counts of the page of spte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
	return true;
}

static bool each_slot_entry(struct kvm *kvm, struct kvm_gfn_range *range, slot_step_t step)
{
	bool any = false;
	gfn_t gfn;

	for (gfn = range->start; gfn < range->end; gfn++)
		any |= step(kvm, find_slot_entry(kvm, gfn));
	return any;
}

bool kvm_age_gfn(struct kvm *kvm, struct kvm_gfn_range *range)
{
	return each_slot_entry(kvm, range, age_step);
}
