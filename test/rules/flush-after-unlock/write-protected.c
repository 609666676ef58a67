// Write protection for the dirty log removes nothing: whoever reads the log flushes before it is given out.
//- kernel v7.2
//- file arch/riscv/kvm/log.c
static bool change_range(struct kvm_gstage *gstage, gpa_t addr, gpa_t end, enum kvm_riscv_gstage_op op)
{
	bool flush = false;

	for (; addr < end; addr += PAGE_SIZE)
		flush |= kvm_riscv_gstage_op_pte(gstage, addr, leaf_of(gstage, addr), 0, op);
	return flush;
}

static void protect_slot(struct kvm *kvm, const struct kvm_memory_slot *slot)
{
	struct kvm_gstage gstage;
	bool flush;

	write_lock(&kvm->mmu_lock);
	flush = change_range(&gstage, slot->base_gfn << PAGE_SHIFT, slot->npages << PAGE_SHIFT, GSTAGE_OP_WP);
	write_unlock(&kvm->mmu_lock);
	if (flush)
		kvm_flush_remote_tlbs_memslot(kvm, slot);
}
