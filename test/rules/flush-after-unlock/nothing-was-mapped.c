// An entry that maps nothing owes nothing when it is cleared, as a helper does for both kinds.
//- kernel v7.2
//- file arch/x86/kvm/mmu/prefetch.c
static bool is_shadow_present_pte(u64 pte)
{
	return !!(pte & BIT_ULL(11));
}

static bool drop_if_invalid(struct kvm *kvm, u64 *sptep, u64 gpte)
{
	if (gpte & 1)
		return false;
	mmu_spte_clear_track_bits(kvm, sptep);
	return true;
}

static void prefetch(struct kvm *kvm, u64 *sptep, u64 gpte)
{
	write_lock(&kvm->mmu_lock);
	if (!is_shadow_present_pte(*sptep))
		drop_if_invalid(kvm, sptep, gpte);
	write_unlock(&kvm->mmu_lock);
}
