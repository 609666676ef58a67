//- kernel v7.2
/* The macro returns from the function that uses it, and nobody drops the lock before. */
#define walk_or_bail(kvm, sptep)				\
	do {							\
		if (!(sptep))					\
			return -ENOENT;				\
		*(sptep) = 0;					\
	} while (0)

int walk_pair(struct kvm *kvm, u64 *a, u64 *b)
{
	write_lock(&kvm->mmu_lock);
	walk_or_bail(kvm, a);
//      ^^^^^^^^^^^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
	walk_or_bail(kvm, b);
//      ^^^^^^^^^^^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
	write_unlock(&kvm->mmu_lock);
	return 0;
}

/* A guard is dropped by whatever way the function is left. */
int walk_guarded(struct kvm *kvm, u64 *a)
{
	guard(write_lock)(&kvm->mmu_lock);
	walk_or_bail(kvm, a);
	return 0;
}
