//- kernel v6.12
//- file virt/kvm/walk.c
/* The walk takes the lock and calls whatever the range carries. */
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
//      ^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: pfn comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//      ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	*sptep = 0;
	return true;
}

static int walk_hva(struct kvm *kvm, const struct hva_walk *walk)
{
	struct kvm_gfn_range range = { .start = walk->start, .end = walk->end };
	bool ret;

	KVM_MMU_LOCK(kvm);
	ret = walk->handler(kvm, &range);
	if (ret)
		kvm_flush_remote_tlbs(kvm);
	KVM_MMU_UNLOCK(kvm);
	return ret;
}

int strip_hva_range(struct kvm *kvm, unsigned long start, unsigned long end)
{
	const struct hva_walk walk = {
		.start = start,
		.end = end,
		.handler = strip_entry,
	};

	return walk_hva(kvm, &walk);
}
