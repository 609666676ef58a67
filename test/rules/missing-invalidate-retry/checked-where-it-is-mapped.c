//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The sequence goes down to where the table is written, and is checked there under the lock. */
static int write_row(struct kvm *kvm, pte_t *ptep, pte_t pte, unsigned long seq)
{
	int rc = -EAGAIN;

	spin_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		set_pte(ptep, pte);
		rc = 0;
	}
	spin_unlock(&kvm->mmu_lock);
	return rc;
}

int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page = NULL;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	rc = write_row(kvm, ptep, pfn_pte(pfn, PAGE_KERNEL), seq);
	kvm_release_page_unused(page);
	return rc;
}
