//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* Each row has a bit of its own for a lock, which the notifier takes too. */
int enter_row(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep, unsigned long *rmap)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	lock_rmap(rmap);
	if (mmu_invalidate_retry(kvm, seq))
		goto out;
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	rc = 0;
out:
	unlock_rmap(rmap);
	put_page(pfn_to_page(pfn));
	return rc;
}
