//- kernel v7.2
/* Two sleeps, each under a condition of its own: one that neither condition asks for is none. */
static void tidy(struct kvm *kvm, bool atomic, bool may_block)
{
	if (!atomic) {
		mutex_lock(&kvm->slots_lock);
		kvm->arch.rows = 0;
		mutex_unlock(&kvm->slots_lock);
	}
	if (may_block)
		cond_resched();
}

void tidy_under_lock(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	tidy(kvm, true, false);
	write_unlock(&kvm->mmu_lock);
}

void tidy_and_wait(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	tidy(kvm, true, true);
//      ^^^^ error sleeps: tidy() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	write_unlock(&kvm->mmu_lock);
}
