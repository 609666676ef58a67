// The walk asks for no flush, and its caller makes one all the same.
//- file virt/kvm/kvm_main.c
static int kvm_mmu_notifier_clear_young(struct mmu_notifier *mn, struct mm_struct *mm, unsigned long start, unsigned long end)
{
	struct kvm *kvm = mmu_notifier_to_kvm(mn);
	int young = walk_young(kvm, start, end);

	if (young)
		kvm_flush_remote_tlbs(kvm);
//              ^^^^^^^^^^^^^^^^^^^^^ info flushed: kvm_flush_remote_tlbs() flushes TLBs, and this function is entered for aging only: drop the flush, a stale accessed bit does no harm
	return young;
}
