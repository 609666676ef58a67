//- kernel v7.2
/* The guard holds the lock to the end of the function. */
int rename_slot(struct kvm *kvm, int id, int other)
{
	guard(write_lock)(&kvm->mmu_lock);
	if (id == other)
		return 0;
	mutex_lock(&kvm->slots_lock);
//      ^^^^^^^^^^ error sleeps: mutex_lock() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	move_slot(kvm, id, other);
	mutex_unlock(&kvm->slots_lock);
	return 1;
}
