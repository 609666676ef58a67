//- kernel v7.2
//- file virt/kvm/fixture.c
/* The macro chooses the lock's type; what it locks is the same lock. */
int reset_gfn(struct kvm *kvm, struct kvm_memory_slot *slot, u64 mask)
{
	KVM_MMU_LOCK(kvm);
	kvm_arch_mmu_enable_log_dirty_pt_masked(kvm, slot, 0, mask);
	KVM_MMU_UNLOCK(kvm);
	return 0;
}

int reset_gfn_torn(struct kvm *kvm, struct kvm_memory_slot *slot, u64 mask)
{
	KVM_MMU_LOCK(kvm);
	if (!mask)
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
	kvm_arch_mmu_enable_log_dirty_pt_masked(kvm, slot, 0, mask);
	KVM_MMU_UNLOCK(kvm);
	return 0;
}
