//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The check is the second half of the question; the first half leaves too. */
int map_row(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep, struct row_cache *row)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc = 0;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (!row || mmu_invalidate_retry_gfn(kvm, seq, gfn)) {
		rc = -EAGAIN;
		goto out;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
out:
	kvm_release_faultin_page(kvm, page, rc, writable);
	spin_unlock(&kvm->mmu_lock);
	return rc;
}
