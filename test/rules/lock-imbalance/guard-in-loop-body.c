//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The guard ends with each round, before the condition is asked and before the next one begins. */
int map_until_done(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	struct kvm *kvm = vcpu->kvm;
	int r;

	do {
		if (signal_pending(current))
			return -EINTR;
		cond_resched();

		guard(read_lock)(&kvm->mmu_lock);
		r = link_private(vcpu, fault);
	} while (r == RET_PF_RETRY);

	if (r != RET_PF_FIXED)
		return -EIO;

	guard(write_lock)(&kvm->mmu_lock);
	fault->goal_level = r;
	return 0;
}
