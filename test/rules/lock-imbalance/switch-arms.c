//- kernel v7.2
/* Every arm drops it, one by falling through. */
int poke_table(struct kvm *kvm, u64 *sptep, int how)
{
	write_lock(&kvm->mmu_lock);
	switch (how) {
	case POKE_CLEAR:
		*sptep = 0;
		fallthrough;
	case POKE_NOTHING:
		write_unlock(&kvm->mmu_lock);
		return 0;
	case POKE_SET:
		*sptep = ~0ull;
		break;
	default:
		write_unlock(&kvm->mmu_lock);
		return -EINVAL;
	}
	write_unlock(&kvm->mmu_lock);
	return 0;
}
