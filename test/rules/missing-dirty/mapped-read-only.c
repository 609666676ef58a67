//- kernel v7.2
/* Nobody asks whether it may be written, and the guest may not. */
int plant(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(kvm, seq, gfn))
		err = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn),
							 KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!err, false);
	read_unlock(&kvm->mmu_lock);
	return err;
}
