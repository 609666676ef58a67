//- kernel v7.2
/* The sequence is read when the page is already in hand: an invalidation between the two goes unseen. */
int back_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	seq = kvm->mmu_invalidate_seq;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error afterLookup: seq is read after __kvm_faultin_pfn(): an invalidation in between is missed; read it before the look-up
	smp_rmb();

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		rc = -EAGAIN;
		goto out;
	}
	rc = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE, __pfn_to_phys(pfn),
				    KVM_PGTABLE_PROT_R, NULL, 0);
out:
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
