//- kernel v7.2
/* A macro in do {} while (0): the return inside belongs to the function, and drops the lock first. */
#define wipe_or_bail(kvm, sptep)				\
	do {							\
		if (!(sptep)) {					\
			write_unlock(&(kvm)->mmu_lock);		\
			return -ENOENT;				\
		}						\
		*(sptep) = 0;					\
	} while (0)

int wipe_pair(struct kvm *kvm, u64 *a, u64 *b)
{
	write_lock(&kvm->mmu_lock);
	wipe_or_bail(kvm, a);
	wipe_or_bail(kvm, b);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
