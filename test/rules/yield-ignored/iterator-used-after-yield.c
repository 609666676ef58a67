// The helper tells the iterator, but the caller goes on with what it read; the other goes on to the next step.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
static bool let_others(struct kvm *kvm, struct tdp_iter *iter)
{
	if (!rwlock_needbreak(&kvm->mmu_lock))
		return false;
	rcu_read_unlock();
	cond_resched_rwlock_read(&kvm->mmu_lock);
	rcu_read_lock();
	iter->yielded = true;
	return true;
}

void count_leafs(struct kvm *kvm, struct kvm_mmu_page *root, gfn_t start, gfn_t end, u64 *count)
{
	struct tdp_iter iter;

	for_each_tdp_pte_min_level(iter, kvm, root, PG_LEVEL_4K, start, end) {
		let_others(kvm, &iter);
//              ^^^^^^^^^^ error used: iter is used after let_others() dropped mmu_lock: what it stands on may be gone; begin again, or look it up anew
		if (is_shadow_present_pte(iter.old_spte))
			*count += 1;
	}
}

void count_noticing(struct kvm *kvm, struct kvm_mmu_page *root, gfn_t start, gfn_t end, u64 *count)
{
	struct tdp_iter iter;

	for_each_tdp_pte_min_level(iter, kvm, root, PG_LEVEL_4K, start, end) {
		if (let_others(kvm, &iter))
			continue;
		if (is_shadow_present_pte(iter.old_spte))
			*count += 1;
	}
}
