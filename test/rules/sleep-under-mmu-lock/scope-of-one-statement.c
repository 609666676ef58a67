//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Without braces the guard ends with the statement behind it. */
void age_tables(struct kvm *kvm, unsigned long *tables, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		scoped_guard(write_lock, &kvm->mmu_lock)
			tables[i] &= ~1UL;
		cond_resched();
	}
}
