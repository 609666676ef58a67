//- kernel v7.2
/* The page is released as used whatever came of the map. */
int plant(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn, bool write)
{
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
	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto unlock;
	err = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn),
						 KVM_PGTABLE_PROT_R, NULL, 0);
unlock:
	kvm_release_faultin_page(kvm, page, false, writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ warning retry: page is marked dirty though an invalidation struck and the fault is retried with nothing mapped: release it as unused there
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: page is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	read_unlock(&kvm->mmu_lock);
	return err;
}
