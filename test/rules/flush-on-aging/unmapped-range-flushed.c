// What is unmapped owes the flush, and a range whose flag nobody sets asks for none.
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

static bool unmap(struct kvm *kvm, unsigned long start, unsigned long end)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = kvm_unmap_gfn_range,
		.flush_on_ret = true,
	};

	return walk_range(kvm, &range);
}

static bool clear_young(struct kvm *kvm, unsigned long start, unsigned long end)
{
	const struct kvm_mmu_notifier_range range = {
		.start = start,
		.end = end,
		.handler = kvm_age_gfn,
	};

	return walk_range(kvm, &range);
}
