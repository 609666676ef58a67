//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Braces take the whole body under the guard, the pause of each round with it. */
void age_tables(struct kvm *kvm, unsigned long *tables, int count)
{
	int i;

	scoped_guard(write_lock, &kvm->mmu_lock) {
		for (i = 0; i < count; i++) {
			tables[i] &= ~1UL;
			cond_resched();
//                      ^^^^^^^^^^^^ error sleeps: cond_resched() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
		}
	}
}
