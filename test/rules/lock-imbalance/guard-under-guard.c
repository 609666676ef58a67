//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* The guard's flavour does not matter, and it ends on every way. */
int walk_at(struct kvm *kvm, u64 va)
{
	guard(write_lock_irqsave)(&kvm->mmu_lock);
	if (!va)
		return -EINVAL;
	return do_walk(kvm, va);
}

int walk_at_twice(struct kvm *kvm, u64 va)
{
	guard(read_lock)(&kvm->mmu_lock);
	if (!va)
		return walk_at(kvm, va);
//                     ^^^^^^^ error takenTwice: mmu_lock is taken here, and is held already: this path deadlocks
	return 0;
}
