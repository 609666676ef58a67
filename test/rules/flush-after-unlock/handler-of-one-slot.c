// One handler, one flush: a caller that wants none asks for it, as the handlers of the dirty log do.
//- file virt/kvm/range.c
static bool handle_slot(struct kvm *kvm, const struct kvm_mmu_notifier_range *range, struct kvm_memory_slot *slot)
{
	struct kvm_gfn_range gfn_range;
	bool ret;

	gfn_range.may_block = range->may_block;
	gfn_range.slot = slot;
	KVM_MMU_LOCK(kvm);
	ret = range->handler(kvm, &gfn_range);
	if (range->flush_on_ret && ret)
		kvm_flush_remote_tlbs(kvm);
	KVM_MMU_UNLOCK(kvm);
	return ret;
}
