//- kernel v7.2
/* Leaving the mm's lock orders the snapshot before what follows. */
int back_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	mmap_read_lock(current->mm);
	seq = kvm->mmu_invalidate_seq;
	mmap_read_unlock(current->mm);

	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

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
