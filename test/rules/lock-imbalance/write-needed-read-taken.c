//- kernel v7.2
/* The helper says that it changes the tables; a reader must not. */
static void wipe_range(struct kvm *kvm, phys_addr_t addr)
{
	lockdep_assert_held_write(&kvm->mmu_lock);
	kvm_pgtable_stage2_unmap(kvm->arch.mmu.pgt, addr, PAGE_SIZE);
}

void wipe(struct kvm *kvm, phys_addr_t addr)
{
	read_lock(&kvm->mmu_lock);
	wipe_range(kvm, addr);
//      ^^^^^^^^^^ error needsWrite: mmu_lock is held for read here, and wipe_range says that it must be held for write
	read_unlock(&kvm->mmu_lock);
}

void wipe_rightly(struct kvm *kvm, phys_addr_t addr)
{
	write_lock(&kvm->mmu_lock);
	wipe_range(kvm, addr);
	write_unlock(&kvm->mmu_lock);
}
