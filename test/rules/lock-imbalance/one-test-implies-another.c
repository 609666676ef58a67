//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* Who is at level 5 is above level 2, and so has the lock. */
int zap_level(struct kvm *kvm, u64 *sptep, int level)
{
	bool locked = level > 2;
	int rc = 0;

	if (locked)
		write_lock(&kvm->mmu_lock);
	if (level == 5) {
		*sptep = 0;
		write_unlock(&kvm->mmu_lock);
		return -EAGAIN;
	}
	rc = zap_below(kvm, sptep);
	if (locked)
		write_unlock(&kvm->mmu_lock);
	return rc;
}
