//- kernel v7.2
/* Where the trylock failed nothing is held, and it is dropped all the same. */
bool try_wipe(struct kvm *kvm, u64 *sptep)
{
	bool wiped = false;

	mutex_lock(&kvm->slots_lock);
	mutex_unlock(&kvm->slots_lock);
	if (write_trylock(&kvm->mmu_lock)) {
		*sptep = 0;
		wiped = true;
	}
	write_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^^ error notHeld: mmu_lock is dropped here, and is not held on this path
	return wiped;
}
