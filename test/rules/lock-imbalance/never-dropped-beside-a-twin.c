//- kernel v7.2
/* That an unlocking helper stands beside it does not make every function one that locks for its callers. */
void enter_stage2(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
}

void leave_stage2(struct kvm *kvm)
{
	write_unlock(&kvm->mmu_lock);
}

int wipe_stage2(struct kvm *kvm, phys_addr_t addr)
{
	int rc;

	mutex_lock(&kvm->slots_lock);
	enter_stage2(kvm);
	rc = kvm_pgtable_stage2_unmap(kvm->arch.mmu.pgt, addr, PAGE_SIZE);
	return rc;
//      ^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
}
