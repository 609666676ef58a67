//- kernel v7.2
/* The caller took and ordered the snapshot; here it is only compared. */
static int back_with(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, unsigned long seq)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		rc = -EAGAIN;
	else
		rc = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE, __pfn_to_phys(pfn),
					    KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}

int back_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	unsigned long seq = vcpu->kvm->mmu_invalidate_seq;

	smp_rmb();
	return back_with(vcpu, slot, gfn, seq);
}
