//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* A release marks accessed on its way: here on the retry path and at the end, both after the unlock. */
static int fill_gpa(struct kvm_vcpu *vcpu, gpa_t gpa, bool write_fault, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	gfn_t gfn = gpa >> PAGE_SHIFT;
	unsigned long seq;
	bool writeable;
	kvm_pfn_t pfn;
	pte_t entry;

again:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();

	pfn = gfn_to_pfn_prot(kvm, gfn, write_fault, &writeable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		spin_unlock(&kvm->mmu_lock);
//              ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
//              ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		goto again;
	}

	entry = pfn_pte(pfn, __pgprot(_page_default));
	if (writeable) {
		entry = pte_mkdirty(entry);
		kvm_set_pfn_dirty(pfn);
	}
	set_pte(ptep, entry);
	spin_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run

	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
	return 0;
}
