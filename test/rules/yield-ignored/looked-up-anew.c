// Nothing that was read survives the yield: the result may be ignored.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
void drop_range(struct kvm *kvm, gfn_t start, gfn_t end)
{
	struct kvm_mmu_page *sp;
	gfn_t gfn;

	for (gfn = start; gfn < end; gfn++) {
		for_each_gfn_valid_sp_with_gptes(kvm, sp, gfn)
			drop_one(kvm, sp);
		cond_resched_rwlock_write(&kvm->mmu_lock);
	}
}

void drop_first(struct kvm *kvm)
{
	struct kvm_mmu_page *sp;

	write_lock(&kvm->mmu_lock);
	while (!list_empty(&kvm->arch.active_mmu_pages)) {
		sp = list_first_entry(&kvm->arch.active_mmu_pages, struct kvm_mmu_page, link);
		drop_one(kvm, sp);
		cond_resched_rwlock_write(&kvm->mmu_lock);
	}
	write_unlock(&kvm->mmu_lock);
}
