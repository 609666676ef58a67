// Whether this architecture flushes is its configuration's: nobody here knows.
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

static bool age_range(struct kvm *kvm, u64 start, u64 end, gfn_handler_t handler, bool flush_on_ret)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = handler,
		.flush_on_ret = flush_on_ret,
	};

	return walk_range(kvm, &range);
}

static bool clear_flush_young(struct kvm *kvm, u64 start, u64 end)
{
	return age_range(kvm, start, end, kvm_age_gfn, !IS_ENABLED(CONFIG_KVM_ELIDE_TLB_FLUSH_IF_YOUNG));
}
