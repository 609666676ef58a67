//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* scoped_guard() without braces guards one statement, and nothing of what follows. */
int age_tables(struct kvm *kvm, struct table **tables, int count)
{
	bool young = false;
	int i;

	scoped_guard(read_lock, &kvm->mmu_lock)
		for (i = 0; i < count; i++)
			young |= tables[i]->young;

	if (!young)
		return 0;

	scoped_guard(write_lock, &kvm->mmu_lock)
		if (count)
			tables[0]->young = false;
	write_lock(&kvm->mmu_lock);
	clear_young(tables[0]);
	write_unlock(&kvm->mmu_lock);
	return 1;
}
