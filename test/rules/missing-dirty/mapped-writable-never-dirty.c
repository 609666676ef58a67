//- kernel v7.2
/* The right to write follows what the look-up said, the mark does not. */
int plant(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn, bool write)
{
	enum kvm_pgtable_prot prot = KVM_PGTABLE_PROT_R;
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, write, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (writable)
		prot |= KVM_PGTABLE_PROT_W;
	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(kvm, seq, gfn))
		err = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn),
							 prot, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!err, false);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ warning mapped: page is mapped writable into the guest and released clean by kvm_release_faultin_page(): mark it dirty wherever the mapping lets the guest write
	read_unlock(&kvm->mmu_lock);
	return err;
}
