//- kernel v7.2
/* The same flag takes the lock and drops it: where it sleeps it is dropped. */
int split_root(struct kvm *kvm, u64 *root, bool shared)
{
	void *table;

	if (shared)
		read_lock(&kvm->mmu_lock);
	else
		write_lock(&kvm->mmu_lock);
	note_split(kvm, root);
	if (shared)
		read_unlock(&kvm->mmu_lock);
	else
		write_unlock(&kvm->mmu_lock);

	cond_resched();
	table = vzalloc(PAGE_SIZE);
	return table ? install_table(kvm, root, table) : -ENOMEM;
}
