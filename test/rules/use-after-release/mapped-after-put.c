//- kernel v6.12
/* Nothing keeps the page when it is put into the table; the mapping comes first. */
int back_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep, unsigned long seq, bool hasty)
{
	struct kvm *kvm = vcpu->kvm;
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	int rc = 0;

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		rc = -EAGAIN;
	} else if (hasty) {
		put_page(pfn_to_page(pfn));
		set_pte(ptep, pfn_pte(pfn, PAGE_SHARED));
//              ^^^^^^^ error used: pfn is mapped into the guest after its reference was dropped: release it after the last use
		goto out;
	} else {
		set_pte(ptep, pfn_pte(pfn, PAGE_SHARED));
	}
	put_page(pfn_to_page(pfn));
out:
	spin_unlock(&kvm->mmu_lock);
	return rc;
}
