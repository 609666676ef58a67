// Before it yields the walk flushes what it owes, and begins anew; what is left it hands to its caller.
//- kernel v7.2
//- file arch/riscv/kvm/walk.c
static bool drop_range(struct kvm *kvm, struct kvm_gstage *gstage, gpa_t addr, gpa_t end, bool may_block)
{
	bool flush = false;

	while (addr < end) {
		flush |= kvm_riscv_gstage_op_pte(gstage, addr, leaf_of(gstage, addr), 0, GSTAGE_OP_CLEAR);
		addr += PAGE_SIZE;
		if (!may_block || !rwlock_needbreak(&kvm->mmu_lock))
			continue;
		if (flush)
			kvm_flush_remote_tlbs(kvm);
		flush = false;
		cond_resched_rwlock_write(&kvm->mmu_lock);
	}
	return flush;
}

bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	struct kvm_gstage gstage;

	return drop_range(kvm, &gstage, range->start << PAGE_SHIFT, range->end << PAGE_SHIFT, range->may_block);
}
