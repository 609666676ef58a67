//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The number in the entry is compared, and the page that was looked up is the one that is marked. */
int set_entry(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		if (is_shadow_present_pte(*sptep) && pfn != spte_to_pfn(*sptep))
			kvm_flush_remote_tlbs(kvm);
		__set_spte(sptep, pfn << PAGE_SHIFT);
		kvm_set_pfn_dirty(pfn);
		rc = 0;
	}
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	write_unlock(&kvm->mmu_lock);
	return rc;
}
