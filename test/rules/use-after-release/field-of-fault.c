//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The page is reached through two pointers to one struct. */
static void drop_fault_page(struct kvm_page_fault *fault)
{
	put_page(fault->refcounted_page);
}

int finish_shadow(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;

	fault->mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable,
				       &fault->refcounted_page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	if (!fault->refcounted_page)
		return -ENXIO;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, fault->mmu_seq, fault->gfn)) {
		drop_fault_page(fault);
		kvm_set_page_accessed(fault->refcounted_page);
//              ^^^^^^^^^^^^^^^^^^^^^ error marked: fault->refcounted_page is marked accessed after its reference was dropped: mark it before the release
//              ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: fault->refcounted_page is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		write_unlock(&kvm->mmu_lock);
		return -EAGAIN;
	}
	__set_spte(sptep, fault->pfn << PAGE_SHIFT);
	kvm_set_page_accessed(fault->refcounted_page);
	drop_fault_page(fault);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
