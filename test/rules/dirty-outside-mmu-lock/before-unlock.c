//- kernel v6.12
/* The same fault with the marks where they belong: nothing to say of the lock. */
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
	if (mmu_invalidate_retry(kvm, seq)) {
		err = -EAGAIN;
		goto out;
	}
	err = kvm_pgtable_stage2_map(mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R,
				     NULL, 0);
out:
	if (writable && !err)
		kvm_release_pfn_dirty(pfn);
	else
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	read_unlock(&kvm->mmu_lock);
	return err;
}
