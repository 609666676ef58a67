//- kernel v6.12
/* The fault path drops the lock first and dirties the folio after it. */
static int plant_page(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot,
		      gfn_t gfn, bool is_write)
{
	struct kvm_s2_mmu *mmu = vcpu->arch.hw_mmu;
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	bool writable;
	kvm_pfn_t pfn;
	int err = 0;

	mmap_read_lock(current->mm);
	seq = kvm->mmu_invalidate_seq;
	mmap_read_unlock(current->mm);

	pfn = __gfn_to_pfn_memslot(slot, gfn, false, false, NULL, is_write,
				   &writable, NULL);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	read_lock(&kvm->mmu_lock);
//      ~~~~~~~~~ mmu_lock is taken for read
	if (mmu_invalidate_retry(kvm, seq)) {
		err = -EAGAIN;
		goto out;
	}
	err = kvm_pgtable_stage2_map(mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R,
				     NULL, 0);
out:
	read_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
	if (writable && !err)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before read_unlock(), while an invalidation cannot run
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before read_unlock()
//      ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	return err;
}
