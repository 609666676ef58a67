// While the VM goes away no vCPU can run: nobody reaches anything through a stale entry. A helper that serves nothing else
// owes nothing either.
//- kernel v7.2
//- file arch/x86/kvm/mmu/teardown.c
static void zap_all(struct kvm *kvm)
{
	struct kvm_mmu_page *sp, *node;
	LIST_HEAD(invalid_list);

	write_lock(&kvm->mmu_lock);
restart:
	list_for_each_entry_safe(sp, node, &kvm->arch.active_mmu_pages, link) {
		if (kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list))
			goto restart;
		if (cond_resched_rwlock_write(&kvm->mmu_lock))
			goto restart;
	}
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
	write_unlock(&kvm->mmu_lock);
}

void kvm_arch_flush_shadow_all(struct kvm *kvm)
{
	zap_all(kvm);
}

void kvm_arch_destroy_vm(struct kvm *kvm)
{
	zap_all(kvm);
}
