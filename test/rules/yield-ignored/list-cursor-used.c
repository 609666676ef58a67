// The yield is noticed by a counter only.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
void drop_old(struct kvm *kvm, struct list_head *zapped)
{
	struct kvm_mmu_page *sp, *next;
	int batch = 0;

	list_for_each_entry_safe_reverse(sp, next, &kvm->arch.active_mmu_pages, link) {
		if (batch >= 10 && cond_resched_rwlock_write(&kvm->mmu_lock))
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^ error used: sp is used after cond_resched_rwlock_write() dropped mmu_lock: what it stands on may be gone; begin again, or look it up anew
			batch = 0;
		list_move(&sp->link, zapped);
		batch++;
	}
}
