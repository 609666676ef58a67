//- kernel v7.2
/* Without the lock it only comes here with an error, and then the page is unused. */
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

	ret = topup_stage2_cache(vcpu);
	if (ret)
		goto release;

	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		read_unlock(&kvm->mmu_lock);
		ret = -EAGAIN;
		goto release;
	}
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!ret, writable);
	read_unlock(&kvm->mmu_lock);
	return ret;

release:
	kvm_release_faultin_page(kvm, page, !!ret, writable);
	return ret;
}
