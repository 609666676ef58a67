//- kernel v7.2
/* Whoever only reads is mapped without a check. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, write, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (write && mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto out;
	rc = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn << PAGE_SHIFT, PAGE_SIZE,
//           ^^^^^^^^^^^^^^^^^^^^^^ error unchecked: page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
				    __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
out:
	kvm_release_faultin_page(kvm, page, rc, writable);
	read_unlock(&kvm->mmu_lock);
	return rc;
}
