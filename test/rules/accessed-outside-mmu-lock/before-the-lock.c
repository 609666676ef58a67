//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* Accessed is only true once it is mapped; here nobody has locked anything yet. */
static int shadow_page(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;
	kvm_set_pfn_accessed(pfn);
//      ^^^^^^^^^^^^^^^^^^^^ info neverLocked: pfn is marked accessed without mmu_lock: do it under the lock, or release it as unused

	spin_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		radix__set_pte_at(kvm->mm, gfn << PAGE_SHIFT, ptep, pfn_pte(pfn, PAGE_KERNEL), 0);
		rc = 0;
	}
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	spin_unlock(&kvm->mmu_lock);
	return rc;
}
