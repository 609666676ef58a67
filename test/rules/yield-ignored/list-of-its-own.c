// Nobody else can reach a list on the stack, and a tracepoint prints what it is given.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
void free_zapped(struct kvm *kvm)
{
	struct kvm_mmu_page *sp, *next;
	LIST_HEAD(zapped);

	write_lock(&kvm->mmu_lock);
	collect(kvm, &zapped);
	list_for_each_entry_safe(sp, next, &zapped, link) {
		free_one(sp);
		cond_resched_rwlock_write(&kvm->mmu_lock);
	}
	write_unlock(&kvm->mmu_lock);
}

int give_up(struct kvm *kvm, u64 *sptep)
{
	struct kvm_mmu_page *sp = sptep_to_sp(sptep);
	u64 spte = *sptep;

	if (cond_resched_rwlock_write(&kvm->mmu_lock)) {
		trace_give_up(sp, spte);
		return -EAGAIN;
	}
	return set_one(kvm, sptep, spte);
}
