//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* The same bit of the same word, asked for twice: by a named constant and by BIT(). */
#define WALK_LOCKED	(1 << 2)

int walk_by_constant(struct kvm *kvm, u64 *table, unsigned long flags)
{
	int i, count = 0;

	if (flags & WALK_LOCKED)
		write_lock(&kvm->mmu_lock);
	for (i = 0; i < 512; i++)
		count += !!table[i];
	if (flags & WALK_LOCKED)
		write_unlock(&kvm->mmu_lock);
	return count;
}

int walk_by_bit(struct kvm *kvm, u64 *table, unsigned long flags)
{
	int i, count = 0;

	if (flags & BIT(3))
		write_lock(&kvm->mmu_lock);
	for (i = 0; i < 512; i++)
		count += !!table[i];
	if (flags & BIT(3))
		write_unlock(&kvm->mmu_lock);
	return count;
}
