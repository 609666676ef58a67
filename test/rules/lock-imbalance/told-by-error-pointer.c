//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* An error pointer says that the lock is not held, and the caller asks the same way. */
static struct table *find_table_locked(struct kvm *kvm, gfn_t gfn)
{
	struct table *table;

	write_lock(&kvm->mmu_lock);
	table = find_table(kvm, gfn);
	if (IS_ERR(table))
		write_unlock(&kvm->mmu_lock);
	return table;
}

int touch_table(struct kvm *kvm, gfn_t gfn)
{
	struct table *table = find_table_locked(kvm, gfn);

	if (IS_ERR(table))
		return PTR_ERR(table);
	table->age = 0;
	write_unlock(&kvm->mmu_lock);
	return 0;
}
