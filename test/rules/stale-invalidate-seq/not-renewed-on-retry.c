//- kernel v7.2
/* The label stands behind the snapshot: the second turn compares what the first found too old. */
int back_until_settled(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
again:
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
//          ^^^^^^^^^^^^^^^^^^^^^^^^ error notRenewed: seq failed mmu_invalidate_retry_gfn() before and is compared again: read it anew before the look-up is tried again, or the check fails for ever
		kvm_release_faultin_page(kvm, page, true, false);
		write_unlock(&kvm->mmu_lock);
		goto again;
	}
	rc = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE, __pfn_to_phys(pfn),
				    KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
