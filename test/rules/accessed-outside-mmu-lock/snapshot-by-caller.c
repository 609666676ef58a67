//- kernel v6.12
/* The caller took the snapshot; that this function checks it shows whom the page is for. */
int back_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, unsigned long seq)
{
	struct kvm *kvm = vcpu->kvm;
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		write_unlock(&kvm->mmu_lock);
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before write_unlock()
//              ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		return -EAGAIN;
	}
	kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE, __pfn_to_phys(pfn),
			       KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/failed: pfn is marked accessed though it could not be mapped into the guest: release it as unused
	write_unlock(&kvm->mmu_lock);
	return 0;
}
