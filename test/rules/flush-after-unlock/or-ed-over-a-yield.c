// The results are collected, but the next root does not hear of them: when its walk yields, what the first owed is lost.
//- kernel v7.2
//- file arch/x86/kvm/mmu/leafs.c
static inline bool tdp_mmu_iter_cond_resched(struct kvm *kvm, struct tdp_iter *iter, bool flush, bool shared)
{
	if (!need_resched() && !rwlock_needbreak(&kvm->mmu_lock))
		return false;
	if (flush)
		kvm_flush_remote_tlbs(kvm);
	rcu_read_unlock();
	if (shared)
		cond_resched_rwlock_read(&kvm->mmu_lock);
	else
		cond_resched_rwlock_write(&kvm->mmu_lock);
	rcu_read_lock();
	iter->yielded = true;
	return true;
}

static bool zap_leafs(struct kvm *kvm, struct kvm_mmu_page *root, gfn_t start, gfn_t end, bool flush)
{
	struct tdp_iter iter;

	lockdep_assert_held_write(&kvm->mmu_lock);
	rcu_read_lock();
	for_each_tdp_pte_min_level(iter, kvm, root, PG_LEVEL_4K, start, end) {
		if (tdp_mmu_iter_cond_resched(kvm, &iter, flush, false)) {
			flush = false;
			continue;
		}
		if (!is_shadow_present_pte(iter.old_spte))
			continue;
		tdp_mmu_iter_set_spte(kvm, &iter, SHADOW_NONPRESENT_VALUE);
		if (!root->role.invalid)
			flush = true;
	}
	rcu_read_unlock();
	return flush;
}

void kvm_zap_range(struct kvm *kvm, struct kvm_mmu_page **roots, gfn_t start, gfn_t end)
{
	bool flush = false;
	int i;

	write_lock(&kvm->mmu_lock);
	for (i = 0; i < 2; i++)
		flush |= zap_leafs(kvm, roots[i], start, end, false);
//                       ^^^^^^^^^ error yieldedInCallee: zap_leafs() may drop mmu_lock before the TLBs are flushed of what zap_leafs() zapped: hand the pending flush to it, or flush before the call
	if (flush)
		kvm_flush_remote_tlbs_range(kvm, start, end - start);
	write_unlock(&kvm->mmu_lock);
}
