//- kernel v6.12
/* The branch drops the lock and leaves over the label that drops it. */
void age_slot(struct kvm *kvm, struct kvm_memory_slot *slot, bool gentle)
{
	read_lock(&kvm->mmu_lock);
	if (gentle && slot_is_young(slot)) {
		read_unlock(&kvm->mmu_lock);
//              ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
		goto out;
	}
	slot->arch.age++;
out:
	read_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^ error notHeld: mmu_lock is dropped here, and is not held on this path
}
