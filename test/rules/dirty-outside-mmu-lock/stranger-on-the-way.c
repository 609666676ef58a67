//- kernel v6.12
/* The stranger gets the struct of the fault; the local variable with the pfn is out of its reach, so the finding keeps its level. */
int map_by_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, fault->gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		write_unlock(&kvm->mmu_lock);
		return -EAGAIN;
	}
	__set_spte(sptep, pfn << PAGE_SHIFT);
	write_unlock(&kvm->mmu_lock);
	vendor_note_fault(vcpu, fault);
	kvm_set_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before write_unlock(), while an invalidation cannot run
	put_page(pfn_to_page(pfn));
	return 0;
}
