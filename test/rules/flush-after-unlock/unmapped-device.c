// A device of the host that was mapped for the guest is none of the primary MMU's pages: no invalidation comes for it.
//- kernel v7.2
//- file arch/riscv/kvm/device.c
void kvm_riscv_mmu_iounmap(struct kvm *kvm, gpa_t gpa, unsigned long size)
{
	struct kvm_gstage gstage;
	bool flush;

	write_lock(&kvm->mmu_lock);
	flush = kvm_riscv_gstage_op_pte(&gstage, gpa, leaf_of(&gstage, gpa), 0, GSTAGE_OP_CLEAR);
	write_unlock(&kvm->mmu_lock);
	if (flush)
		kvm_flush_remote_tlbs_range(kvm, gpa >> PAGE_SHIFT, size >> PAGE_SHIFT);
}
