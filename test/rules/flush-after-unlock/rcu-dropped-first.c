// Page tables are freed after a grace period: the flush comes before the read section ends, not only before the unlock.
//- kernel v7.2
//- file arch/x86/kvm/mmu/recover.c
static void recover(struct kvm *kvm, struct kvm_mmu_page *sp)
{
	bool flush;

	read_lock(&kvm->mmu_lock);
	rcu_read_lock();
	flush = kvm_tdp_mmu_zap_possible_nx_huge_page(kvm, sp);
	rcu_read_unlock();
//      ^^^^^^^^^^^^^^^ error rcuDropped: rcu_read_unlock() comes before the TLBs are flushed of the page tables that kvm_tdp_mmu_zap_possible_nx_huge_page() zapped: flush inside the RCU read section
	if (flush)
		kvm_flush_remote_tlbs(kvm);
	read_unlock(&kvm->mmu_lock);
}

static void recover_in_time(struct kvm *kvm, struct kvm_mmu_page *sp)
{
	bool flush;

	read_lock(&kvm->mmu_lock);
	rcu_read_lock();
	flush = kvm_tdp_mmu_zap_possible_nx_huge_page(kvm, sp);
	if (flush)
		kvm_flush_remote_tlbs(kvm);
	rcu_read_unlock();
	read_unlock(&kvm->mmu_lock);
}
