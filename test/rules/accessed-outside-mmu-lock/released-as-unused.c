//- kernel v7.2
/* A page that was never used is put without a mark, so any place will do. */
static int back_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int err;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		write_unlock(&kvm->mmu_lock);
		kvm_release_page_unused(page);
		return -EAGAIN;
	}
	err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE, __pfn_to_phys(pfn),
				     KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!err, false);
	write_unlock(&kvm->mmu_lock);
	return err;
}
