//- kernel v7.2
/* The trylock stands in a chain of conditions: what comes behind it is asked with the lock held, and forgotten with it. */
int steal_entry(struct kvm *kvm, u64 *sptep, u64 want)
{
	mutex_lock(&kvm->slots_lock);
	if (!sptep || !write_trylock(&kvm->mmu_lock) || *sptep != want) {
//                     ~~~~~~~~~~~~~ mmu_lock is taken
		mutex_unlock(&kvm->slots_lock);
		return -EBUSY;
//              ^^^^^^^^^^^^^^ error heldAtReturn: mmu_lock is still held at this return, and not at others that look alike to callers: drop it first
	}
	*sptep = 0;
	write_unlock(&kvm->mmu_lock);
	mutex_unlock(&kvm->slots_lock);
	return 0;
}
