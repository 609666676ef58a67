//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* One flag chooses the mode three times; in the second function the last choice is turned round. */
void walk_roots(struct kvm *kvm, bool shared, int count)
{
	if (shared)
		read_lock(&kvm->mmu_lock);
	else
		write_lock(&kvm->mmu_lock);

	while (count--) {
		if (!need_resched())
			continue;
		if (shared)
			cond_resched_rwlock_read(&kvm->mmu_lock);
		else
			cond_resched_rwlock_write(&kvm->mmu_lock);
	}

	if (shared)
		read_unlock(&kvm->mmu_lock);
	else
		write_unlock(&kvm->mmu_lock);
}

void walk_roots_turned(struct kvm *kvm, bool shared, int count)
{
	if (shared)
		read_lock(&kvm->mmu_lock);
	else
		write_lock(&kvm->mmu_lock);

	while (count--)
		zap_root(kvm, count);

	if (!shared)
		read_unlock(&kvm->mmu_lock);
//              ^^^^^^^^^^^ error wrongMode: mmu_lock is dropped here for read, and was taken the other way
	else
		write_unlock(&kvm->mmu_lock);
//              ^^^^^^^^^^^^ error wrongMode: mmu_lock is dropped here for write, and was taken the other way
}
