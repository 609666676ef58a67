// The list is the function's own: a return that does not commit it leaves zapped pages to nobody.
//- kernel v7.2
//- file arch/x86/kvm/mmu/pages.c
static int zap_children(struct kvm *kvm, struct kvm_mmu_page *sp, bool stop)
{
	LIST_HEAD(invalid_list);

	lockdep_assert_held_write(&kvm->mmu_lock);
	kvm_mmu_prepare_zap_page(kvm, sp, &invalid_list);
	if (stop)
		return -EAGAIN;
//              ^^^^^^^^^^^^^^^ error notCommitted: this returns with pages that kvm_mmu_prepare_zap_page() zapped on a list that ends here: commit it, else their TLB entries and the pages stay
	kvm_mmu_commit_zap_page(kvm, &invalid_list);
	return 0;
}
