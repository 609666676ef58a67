//- kernel v7.2
/* It drops a lock that it never took, and nobody calls it with the lock held. */
int wipe_slot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	if (!slot)
		return -EINVAL;

	kvm_pgtable_stage2_unmap(kvm->arch.mmu.pgt, slot->base_gfn << PAGE_SHIFT, PAGE_SIZE);
	write_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^^ error neverTaken: mmu_lock is dropped here, was never taken, and no caller holds it
	return 0;
}
