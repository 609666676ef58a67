// Shadow pages of an old generation are in nobody's use: all vCPUs were made to load a new root.
//- kernel v7.2
//- file arch/x86/kvm/mmu/obsolete.c
static bool is_obsolete_sp(struct kvm *kvm, struct kvm_mmu_page *sp)
{
	return sp->role.invalid || sp->mmu_valid_gen != kvm->arch.mmu_valid_gen;
}

static void zap_obsolete(struct kvm *kvm)
{
	struct kvm_mmu_page *sp, *node;
	LIST_HEAD(invalid_list);
	int count, batch = 0;

restart:
	list_for_each_entry_safe_reverse(sp, node, &kvm->arch.active_mmu_pages, link) {
		if (!is_obsolete_sp(kvm, sp))
			break;
		if (batch >= 10 && cond_resched_rwlock_write(&kvm->mmu_lock)) {
			batch = 0;
			goto restart;
		}
		if (__kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list, &count))
			goto restart;
		batch += count;
	}
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
}

void kvm_mmu_zap_fast(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	zap_obsolete(kvm);
	write_unlock(&kvm->mmu_lock);
}
