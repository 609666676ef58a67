// After a yield the list is walked from its head.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
void drop_all(struct kvm *kvm)
{
	struct kvm_mmu_page *sp, *next;
	LIST_HEAD(zapped);

	write_lock(&kvm->mmu_lock);
restart:
	list_for_each_entry_safe(sp, next, &kvm->arch.active_mmu_pages, link) {
		list_move(&sp->link, &zapped);
		if (cond_resched_rwlock_write(&kvm->mmu_lock))
			goto restart;
	}
	write_unlock(&kvm->mmu_lock);
}
