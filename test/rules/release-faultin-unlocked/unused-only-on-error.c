//- kernel v7.2
/* `!!ret` is true on the error ways, and false on the one that mapped: that one is wrong. */
static int back_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int ret;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, is_write, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		ret = -EAGAIN;
		goto unlock;
	}
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
unlock:
	read_unlock(&kvm->mmu_lock);
	kvm_release_faultin_page(kvm, page, !!ret, writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error afterUnlock: page is released as used after mmu_lock was dropped: release it before read_unlock(), or as unused
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: page is marked dirty after mmu_lock was dropped: mark it before read_unlock(), while an invalidation cannot run
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: page is marked accessed after mmu_lock was dropped: do it before read_unlock()
	return ret;
}
