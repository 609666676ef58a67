//- kernel v6.12
/* The helper takes the lock that its caller holds. */
static void flush_one(struct kvm *kvm, gfn_t gfn)
{
	spin_lock(&kvm->mmu_lock);
	zap_gfn(kvm, gfn);
	spin_unlock(&kvm->mmu_lock);
}

void flush_range(struct kvm *kvm, gfn_t start, gfn_t end)
{
	spin_lock(&kvm->mmu_lock);
	for (; start < end; start++)
		flush_one(kvm, start);
//              ^^^^^^^^^ error takenTwice: mmu_lock is taken here, and is held already: this path deadlocks
	spin_unlock(&kvm->mmu_lock);
}
