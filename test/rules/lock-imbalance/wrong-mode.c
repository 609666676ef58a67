//- kernel v6.12
/* Taken for read, dropped for write. */
int count_leafs(struct kvm *kvm, u64 *table)
{
	int i, count = 0;

	read_lock(&kvm->mmu_lock);
//      ~~~~~~~~~ mmu_lock is taken for read
	for (i = 0; i < 512; i++)
		count += !!table[i];
	write_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^^ error wrongMode: mmu_lock is dropped here for write, and was taken the other way
	return count;
}
