// One slot's handler leaves its flush to the end, and the next slot's may yield before it: a hook knows nothing of others.
//- file virt/kvm/range.c
static bool handle_range(struct kvm *kvm, const struct kvm_mmu_notifier_range *range)
{
	struct kvm_gfn_range gfn_range;
	struct kvm_memory_slot *slot;
	bool ret = false;

	gfn_range.may_block = range->may_block;
	KVM_MMU_LOCK(kvm);
	kvm_for_each_memslot(slot, kvm_memslots(kvm)) {
		gfn_range.slot = slot;
		ret |= range->handler(kvm, &gfn_range);
//                     ^^^^^^^^^^^^^^ error yieldedInCallee: handler() may drop mmu_lock before the TLBs are flushed of what handler() zapped: hand the pending flush to it, or flush before the call
	}
	if (range->flush_on_ret && ret)
		kvm_flush_remote_tlbs(kvm);
	KVM_MMU_UNLOCK(kvm);
	return ret;
}
