//- kernel v7.2
/* The macro is an expression with statements: it takes the lock, asks, and drops it. */
#define peek_locked(kvm, sptep) ({			\
	u64 __old;					\
							\
	read_lock(&(kvm)->mmu_lock);			\
	__old = READ_ONCE(*(sptep));			\
	read_unlock(&(kvm)->mmu_lock);			\
	__old;						\
})

int wait_for_entry(struct kvm *kvm, u64 *sptep)
{
	int tries = 100;

	while (!peek_locked(kvm, sptep)) {
		if (!--tries)
			return -ETIMEDOUT;
		write_lock(&kvm->mmu_lock);
		poke_entry(kvm, sptep);
		write_unlock(&kvm->mmu_lock);
	}
	return 0;
}
