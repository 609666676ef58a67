//- kernel v7.2
/* The pair is whole, but one way out of the function between them is not. */
static void enter_stage2(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
}

static void leave_stage2(struct kvm *kvm)
{
	write_unlock(&kvm->mmu_lock);
}

int wipe_stage2(struct kvm *kvm, phys_addr_t addr)
{
	int rc;

	enter_stage2(kvm);
	rc = kvm_pgtable_stage2_unmap(kvm->arch.mmu.pgt, addr, PAGE_SIZE);
	if (rc)
		return rc;
//              ^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
	leave_stage2(kvm);
	return rc;
}
