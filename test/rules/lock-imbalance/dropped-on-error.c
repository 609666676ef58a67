//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Entered with the lock and left with it, but for the way on which the allocation failed. */
int refill_and_split(struct kvm *kvm, u64 *huge)
{
	int rc;

	lockdep_assert_held_write(&kvm->mmu_lock);
	write_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
	rc = topup_split_caches(kvm);
	if (rc)
		return rc;
//              ^^^^^^^^^^ error droppedAtReturn: mmu_lock is not held any more at this return, and still at others that look alike to callers
	write_lock(&kvm->mmu_lock);
	return link_split(kvm, huge);
}
