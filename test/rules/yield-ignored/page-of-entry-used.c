// The SPTE and its page were looked up before the lock was dropped.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
int fill_one(struct kvm *kvm, u64 *sptep)
{
	struct kvm_mmu_page *sp = sptep_to_sp(sptep);

	write_unlock(&kvm->mmu_lock);
	topup(kvm);
	write_lock(&kvm->mmu_lock);
//      ^^^^^^^^^^ error retaken: sp is from before mmu_lock was dropped and taken again: what it stands on may be gone; look it up anew
	sp->unsync = 0;
	return 0;
}
