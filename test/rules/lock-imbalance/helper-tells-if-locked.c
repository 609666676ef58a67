//- kernel v7.2
/* The helper's answer is the lock; the caller keeps it in a variable. */
static bool lock_unless_dying(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	if (!kvm->vm_dead)
		return true;
	write_unlock(&kvm->mmu_lock);
	return false;
}

int age_table(struct kvm *kvm, u64 *table, int count)
{
	bool locked = lock_unless_dying(kvm);
	int i, young = 0;

	for (i = 0; locked && i < count; i++)
		young += !!table[i];
	if (locked)
		write_unlock(&kvm->mmu_lock);
	return young;
}
