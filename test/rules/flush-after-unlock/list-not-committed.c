// Zapped shadow pages wait on a list to be flushed and freed; one return forgets it, and a yield comes too early.
//- kernel v7.2
//- file arch/x86/kvm/mmu/pages.c
static void zap_gfn(struct kvm *kvm, gfn_t gfn, bool again)
{
	struct kvm_mmu_page *sp;
	LIST_HEAD(invalid_list);

	write_lock(&kvm->mmu_lock);
	hlist_for_each_entry(sp, &kvm->arch.pages, hash_link)
		kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list);
	if (again) {
		write_unlock(&kvm->mmu_lock);
//              ^^^^^^^^^^^^ error unlocked: mmu_lock is dropped before the TLBs are flushed of what kvm_mmu_prepare_zap_page() zapped: flush first, another invalidation may find nothing left to flush
		return;
	}
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
	write_unlock(&kvm->mmu_lock);
}

static void zap_slot(struct kvm *kvm, struct kvm_memory_slot *slot, bool flush)
{
	struct kvm_mmu_page *sp;
	LIST_HEAD(invalid_list);
	unsigned long i;

	lockdep_assert_held_write(&kvm->mmu_lock);
	for (i = 0; i < slot->npages; i++) {
		sp = page_at(kvm, slot->base_gfn + i);
		if (sp)
			kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list);
		cond_resched_rwlock_write(&kvm->mmu_lock);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^ error yielded: mmu_lock may be dropped here before the TLBs are flushed of what kvm_mmu_prepare_zap_page() zapped: flush before yielding
	}
	kvm_mmu_remote_flush_or_zap(kvm, &invalid_list, flush);
}
