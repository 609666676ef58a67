//- kernel v7.2
/* Of two callers one has the lock. */
static void settle(struct kvm *kvm)
{
	msleep(1);
}

void settle_idle(struct kvm *kvm)
{
	settle(kvm);
}

void settle_busy(struct kvm *kvm)
{
	spin_lock(&kvm->mmu_lock);
	settle(kvm);
//      ^^^^^^ error sleeps: settle() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	spin_unlock(&kvm->mmu_lock);
}
