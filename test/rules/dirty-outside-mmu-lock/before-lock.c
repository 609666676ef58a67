//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The marks come before the lock, so before anybody knows that the pfn is still the guest's. */
static int shadow_one_gpte(struct kvm_vcpu *vcpu, struct kvmppc_pte *gpte, bool is_store)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable = false;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gpte->raddr >> PAGE_SHIFT, is_store, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;

	if (writable && gpte->may_write)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning beforeLock: pfn is marked dirty before mmu_lock is taken: mark it after spin_lock() and its retry check
//              ^^^^^^^^^^^^^^^^^ warning dirty-without-install/retry: pfn is marked dirty though an invalidation struck and the fault is retried with nothing mapped: mark it only once it is mapped

	spin_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		rc = 0;
		radix__set_pte_at(kvm->mm, gpte->eaddr, gpte->slot, pfn_pte(pfn, PAGE_KERNEL), 0);
		kvm_release_pfn_clean(pfn);
	} else {
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	}
	spin_unlock(&kvm->mmu_lock);
	return rc;
}
