// The list came in, and its owner commits it; a list that nothing was put on needs no commit.
//- kernel v7.2
//- file arch/x86/kvm/mmu/pages.c
static int zap_one(struct kvm *kvm, struct kvm_mmu_page *sp, struct list_head *invalid_list)
{
	lockdep_assert_held_write(&kvm->mmu_lock);
	kvm_mmu_prepare_zap_page(kvm, sp, invalid_list);
	return 0;
}

static int zap_some(struct kvm *kvm, struct kvm_mmu_page *sp, bool stop)
{
	LIST_HEAD(invalid_list);

	lockdep_assert_held_write(&kvm->mmu_lock);
	if (stop)
		return -EAGAIN;
	zap_one(kvm, sp, &invalid_list);
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
	return 0;
}
