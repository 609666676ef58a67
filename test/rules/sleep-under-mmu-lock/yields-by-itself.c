//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* These drop the lock themselves before they let others run. */
void zap_slowly(struct kvm *kvm, u64 *sptes, int count)
{
	int i;

	write_lock(&kvm->mmu_lock);
	for (i = 0; i < count; i++) {
		sptes[i] = 0;
		if (need_resched() || rwlock_needbreak(&kvm->mmu_lock))
			cond_resched_rwlock_write(&kvm->mmu_lock);
	}
	kvm_flush_remote_tlbs(kvm);
	write_unlock(&kvm->mmu_lock);
}

void zap_slowly_by_spinlock(struct kvm *kvm, u64 *sptes, int count)
{
	while (count-- > 0) {
		spin_lock(&kvm->mmu_lock);
		sptes[count] = 0;
		cond_resched_lock(&kvm->mmu_lock);
		spin_unlock(&kvm->mmu_lock);
	}
}
