// A callee dropped the lock that its caller holds, and says so by its result.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
static int refill(struct kvm *kvm)
{
	if (!need_resched())
		return 0;
	write_unlock(&kvm->mmu_lock);
	cond_resched();
	write_lock(&kvm->mmu_lock);
	return -EAGAIN;
}

void split_all(struct kvm *kvm, struct kvm_rmap_head *head)
{
	struct rmap_iterator iter;
	u64 *sptep;

	for_each_rmap_spte(head, &iter, sptep) {
		if (refill(kvm))
//                  ^^^^^^ error advanced: the walk goes on from iter after refill() dropped mmu_lock: what it stands on may be gone; begin the walk again
			continue;
		split_one(kvm, sptep);
	}
}

void split_again(struct kvm *kvm, struct kvm_rmap_head *head)
{
	struct rmap_iterator iter;
	u64 *sptep;

again:
	for_each_rmap_spte(head, &iter, sptep) {
		if (refill(kvm))
			goto again;
		split_one(kvm, sptep);
	}
}
