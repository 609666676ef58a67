// The same with the flush where it belongs, for the three ways to be told: by a result, by a constant, always.
//- kernel v7.2
//- file arch/riscv/kvm/slots.c
void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	gpa_t gpa = slot->base_gfn << PAGE_SHIFT;
	struct kvm_gstage gstage;
	bool flush = false;

	write_lock(&kvm->mmu_lock);
	flush |= kvm_riscv_gstage_op_pte(&gstage, gpa, leaf_of(&gstage, gpa), 0, GSTAGE_OP_CLEAR);
	if (flush)
		kvm_flush_remote_tlbs_memslot(kvm, slot);
	write_unlock(&kvm->mmu_lock);
}

static void drop_two(struct kvm *kvm, struct kvm_gstage *gstage, gpa_t gpa)
{
	bool flush = false;

	write_lock(&kvm->mmu_lock);
	if (kvm_riscv_gstage_op_pte(gstage, gpa, leaf_of(gstage, gpa), 0, GSTAGE_OP_CLEAR))
		flush = true;
	if (kvm_riscv_gstage_op_pte(gstage, gpa + PAGE_SIZE, leaf_of(gstage, gpa), 0, GSTAGE_OP_CLEAR))
		flush = true;
	if (!flush)
		goto out;
	kvm_flush_remote_tlbs(kvm);
out:
	write_unlock(&kvm->mmu_lock);
}

static void drop_anyway(struct kvm *kvm, struct kvm_gstage *gstage, gpa_t gpa)
{
	guard(write_lock)(&kvm->mmu_lock);
	kvm_riscv_gstage_op_pte(gstage, gpa, leaf_of(gstage, gpa), 0, GSTAGE_OP_CLEAR);
	kvm_flush_remote_tlbs(kvm);
}
