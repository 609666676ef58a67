// A memslot goes: its mappings are removed under the lock, and the flush is left for after it. An invalidation in between
// finds nothing to remove, does not flush, and the page is freed while the TLBs still know it.
//- kernel v7.2
//- file arch/riscv/kvm/slots.c
static bool drop_range(struct kvm_gstage *gstage, gpa_t addr, gpa_t end, bool may_block)
{
	bool flush = false;

	for (; addr < end; addr += PAGE_SIZE)
		flush |= kvm_riscv_gstage_op_pte(gstage, addr, leaf_of(gstage, addr), 0, GSTAGE_OP_CLEAR);
	return flush;
}

void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	gpa_t gpa = slot->base_gfn << PAGE_SHIFT;
	struct kvm_gstage gstage;
	bool flush;

	gstage.kvm = kvm;
	write_lock(&kvm->mmu_lock);
	flush = drop_range(&gstage, gpa, gpa + (slot->npages << PAGE_SHIFT), false);
	write_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^^ error unlocked: mmu_lock is dropped before the TLBs are flushed of what drop_range() zapped: flush first, another invalidation may find nothing left to flush
	if (flush)
		kvm_flush_remote_tlbs_memslot(kvm, slot);
}
