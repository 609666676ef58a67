//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The helper is entered and left with the lock; in between it lets go of it to allocate. */
static int split_one(struct kvm *kvm, u64 *huge)
{
	struct kvm_mmu_page *sp;

	lockdep_assert_held_write(&kvm->mmu_lock);
	if (cached_objects(kvm) < 4) {
		int rc;

		write_unlock(&kvm->mmu_lock);
		rc = topup_split_caches(kvm);
		write_lock(&kvm->mmu_lock);
		return rc ?: -EAGAIN;
	}
	sp = take_cached(kvm);
	link_split(kvm, huge, sp);
	return 0;
}

void split_slot(struct kvm *kvm, u64 *huge, int count)
{
	int i;

	write_lock(&kvm->mmu_lock);
restart:
	for (i = 0; i < count; i++) {
		if (split_one(kvm, &huge[i]) == -EAGAIN)
			goto restart;
	}
	write_unlock(&kvm->mmu_lock);
}
