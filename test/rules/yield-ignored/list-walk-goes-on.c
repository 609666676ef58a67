// The next entry of the list was read before the lock was dropped.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
void drop_all(struct kvm *kvm)
{
	struct kvm_mmu_page *sp, *next;
	LIST_HEAD(zapped);

	write_lock(&kvm->mmu_lock);
	list_for_each_entry_safe(sp, next, &kvm->arch.active_mmu_pages, link) {
		list_move(&sp->link, &zapped);
		cond_resched_rwlock_write(&kvm->mmu_lock);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^ error advanced: the walk goes on from sp after cond_resched_rwlock_write() dropped mmu_lock: what it stands on may be gone; begin the walk again
	}
	write_unlock(&kvm->mmu_lock);
}
