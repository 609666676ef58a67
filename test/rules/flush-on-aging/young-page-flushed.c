// The range says that a handler which returns true owes a flush: so it is for zaps, not for young pages.
//- file virt/kvm/range.c
static bool walk_range(struct kvm *kvm, const struct kvm_mmu_notifier_range *range)
{
	struct kvm_gfn_range gfn_range = { .start = range->start, .end = range->end };
	bool ret;

	KVM_MMU_LOCK(kvm);
	ret = range->handler(kvm, &gfn_range);
	if (range->flush_on_ret && ret)
		kvm_flush_remote_tlbs(kvm);
	KVM_MMU_UNLOCK(kvm);
	return ret;
}

static int clear_flush_young(struct kvm *kvm, unsigned long start, unsigned long end)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = kvm_age_gfn,
		.flush_on_ret = true,
	};

	return walk_range(kvm, &range);
//             ^^^^^^^^^^ info handled: walk_range() flushes the TLBs if kvm_age_gfn() finds a young page: aging needs no flush, walk the range without one
}
