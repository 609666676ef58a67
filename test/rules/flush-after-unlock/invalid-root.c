// vCPUs flush when they load another root: what is zapped under an invalid one owes nothing, whoever says that it is.
//- kernel v7.2
//- file arch/x86/kvm/mmu/roots.c
static void zap_root(struct kvm *kvm, struct kvm_mmu_page *root)
{
	struct tdp_iter iter;

	rcu_read_lock();
	for_each_tdp_pte_min_level_all(iter, root, PG_LEVEL_4K) {
		if (rwlock_needbreak(&kvm->mmu_lock)) {
			rcu_read_unlock();
			cond_resched_rwlock_write(&kvm->mmu_lock);
			rcu_read_lock();
			iter.yielded = true;
			continue;
		}
		tdp_mmu_iter_set_spte(kvm, &iter, SHADOW_NONPRESENT_VALUE);
	}
	rcu_read_unlock();
}

void kvm_zap_invalidated_roots(struct kvm *kvm)
{
	struct kvm_mmu_page *root;

	write_lock(&kvm->mmu_lock);
	for_each_tdp_mmu_root_yield_safe(kvm, root) {
		KVM_BUG_ON(!root->role.invalid, kvm);
		zap_root(kvm, root);
	}
	write_unlock(&kvm->mmu_lock);
}

void kvm_zap_some_roots(struct kvm *kvm)
{
	struct kvm_mmu_page *root;

	write_lock(&kvm->mmu_lock);
	for_each_tdp_mmu_root_yield_safe(kvm, root) {
		if (root->role.invalid)
			zap_root(kvm, root);
	}
	write_unlock(&kvm->mmu_lock);
}
