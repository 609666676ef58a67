//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The check is a helper's, and the fault carries the sequence. */
static bool is_stale(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	return mmu_invalidate_retry_gfn(vcpu->kvm, fault->mmu_seq, fault->gfn);
}

int map_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	int rc = -EAGAIN;

	if (!fault->slot)
		return -EFAULT;
	fault->mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable, &page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (!is_stale(vcpu, fault)) {
		__set_spte(sptep, fault->pfn << PAGE_SHIFT);
		rc = 0;
	}
	kvm_release_faultin_page(kvm, page, rc, fault->map_writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
