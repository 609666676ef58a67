// The list is committed before the lock is dropped, on every way; a flush that was owed before goes with it.
//- kernel v7.2
//- file arch/x86/kvm/mmu/pages.c
static bool zap_gfn(struct kvm *kvm, gfn_t gfn)
{
	struct kvm_mmu_page *sp;
	LIST_HEAD(invalid_list);
	bool found;

	write_lock(&kvm->mmu_lock);
	hlist_for_each_entry(sp, &kvm->arch.pages, hash_link)
		kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list);
	found = !list_empty(&invalid_list);
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
	write_unlock(&kvm->mmu_lock);
	return found;
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
		if (rwlock_needbreak(&kvm->mmu_lock)) {
			kvm_mmu_remote_flush_or_zap(kvm, &invalid_list, flush);
			flush = false;
			cond_resched_rwlock_write(&kvm->mmu_lock);
		}
	}
	kvm_mmu_remote_flush_or_zap(kvm, &invalid_list, flush);
}

void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	struct kvm_gfn_range range = {
		.slot = slot,
		.start = slot->base_gfn,
		.end = slot->base_gfn + slot->npages,
		.may_block = true,
	};
	bool flush;

	write_lock(&kvm->mmu_lock);
	flush = kvm_unmap_gfn_range(kvm, &range);
	zap_slot(kvm, slot, flush);
	write_unlock(&kvm->mmu_lock);
}
