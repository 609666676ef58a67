// The walk lets others run in between, with mappings removed that nobody has flushed; who passes may_block is far away.
//- kernel v7.2
//- file arch/riscv/kvm/walk.c
static bool drop_range(struct kvm *kvm, struct kvm_gstage *gstage, gpa_t addr, gpa_t end, bool may_block)
{
	bool flush = false;

	while (addr < end) {
		flush |= kvm_riscv_gstage_op_pte(gstage, addr, leaf_of(gstage, addr), 0, GSTAGE_OP_CLEAR);
		addr += PAGE_SIZE;
		if (may_block && addr < end)
			cond_resched_rwlock_write(&kvm->mmu_lock);
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ error yielded: mmu_lock may be dropped here before the TLBs are flushed of what kvm_riscv_gstage_op_pte() zapped: flush before yielding
	}
	return flush;
}

bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	struct kvm_gstage gstage;

	if (drop_range(kvm, &gstage, range->start << PAGE_SHIFT, range->end << PAGE_SHIFT, range->may_block))
		kvm_flush_remote_tlbs_range(kvm, range->start, range->end - range->start);
	return false;
}

void kvm_arch_flush_shadow_all(struct kvm *kvm)
{
	struct kvm_gstage gstage;

	write_lock(&kvm->mmu_lock);
	drop_range(kvm, &gstage, 0, kvm->arch.size, false);
	write_unlock(&kvm->mmu_lock);
}
