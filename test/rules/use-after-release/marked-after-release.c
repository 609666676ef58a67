//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* Released, then marked: the mark may hit whoever owns the page by now. */
static int fill_gpa(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		spin_unlock(&kvm->mmu_lock);
		return -EAGAIN;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	spin_unlock(&kvm->mmu_lock);

	put_page(pfn_to_page(pfn));
//      ~~~~~~~~ the reference to pfn is given back
	kvm_set_pfn_accessed(pfn);
//      ^^^^^^^^^^^^^^^^^^^^ error marked: pfn is marked accessed after its reference was dropped: mark it before the release
//      ^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
	return 0;
}
