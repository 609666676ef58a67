//- kernel v6.12
//- file virt/kvm/walk.c
/* The walk drops the lock before it calls the handler, which nobody else calls. */
struct hva_walk {
	unsigned long start;
	unsigned long end;
	bool (*handler)(struct kvm *kvm, struct kvm_gfn_range *range);
};

static bool strip_entry(struct kvm *kvm, struct kvm_gfn_range *range)
{
	u64 *sptep = find_spte(kvm, range->start);
	kvm_pfn_t pfn = spte_to_pfn(*sptep);

	kvm_set_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^ folded warning neverLocked: pfn is marked dirty without mmu_lock: take the lock, check for an invalidation, and mark before dropping it
//      ^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: pfn comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//      ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	return true;
}

static bool walk_hva(struct kvm *kvm, const struct hva_walk *walk)
{
	struct kvm_gfn_range range = { .start = walk->start, .end = walk->end };

	KVM_MMU_LOCK(kvm);
	range.slot = find_slot(kvm, walk->start);
	KVM_MMU_UNLOCK(kvm);
	return walk->handler(kvm, &range);
}

bool strip_hva_range(struct kvm *kvm, unsigned long start, unsigned long end)
{
	const struct hva_walk walk = {
		.start = start,
		.end = end,
		.handler = strip_entry,
	};

	return walk_hva(kvm, &walk);
}
