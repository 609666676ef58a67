//- kernel v7.2
/* One function takes it for its callers, its twin drops it; with them both the pair is whole. */
void enter_stage2(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_lock(&kvm->mmu_lock);
	else
		read_lock(&kvm->mmu_lock);
}

void leave_stage2(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_unlock(&kvm->mmu_lock);
	else
		read_unlock(&kvm->mmu_lock);
}

int wipe_stage2(struct kvm *kvm, phys_addr_t addr)
{
	int rc;

	enter_stage2(kvm);
	rc = kvm_pgtable_stage2_unmap(kvm->arch.mmu.pgt, addr, PAGE_SIZE);
	leave_stage2(kvm);
	return rc;
}
