// A helper makes the range: the call that names the handler is told, not the helper, nor the twin that wants no flush.
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

static bool handle_range(struct kvm *kvm, unsigned long start, unsigned long end, gfn_handler_t handler)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = handler,
		.flush_on_ret = true,
	};

	return walk_range(kvm, &range);
}

static bool handle_range_no_flush(struct kvm *kvm, unsigned long start, unsigned long end, gfn_handler_t handler)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = handler,
		.flush_on_ret = false,
	};

	return walk_range(kvm, &range);
}

static bool clear_flush_young(struct kvm *kvm, unsigned long start, unsigned long end)
{
	return handle_range(kvm, start, end, kvm_age_gfn);
//             ^^^^^^^^^^^^ info handled: handle_range() flushes the TLBs if kvm_age_gfn() finds a young page: aging needs no flush, walk the range without one
}

static bool clear_young(struct kvm *kvm, unsigned long start, unsigned long end)
{
	return handle_range_no_flush(kvm, start, end, kvm_age_gfn);
}

static bool unmap(struct kvm *kvm, unsigned long start, unsigned long end)
{
	return handle_range(kvm, start, end, kvm_unmap_gfn_range);
}
