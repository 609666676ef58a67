//- kernel v6.12
//- file arch/riscv/kvm/fixture.c
/* `ret` says nothing of whether the page was mapped: both ways leave with 0, and both mark after the unlock. */
static int gstage_fill(struct kvm_vcpu *vcpu, gpa_t gpa, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	bool writable;
	kvm_pfn_t hfn;
	int ret = 0;

	mmap_read_lock(current->mm);
	seq = kvm->mmu_invalidate_seq;
	mmap_read_unlock(current->mm);

	hfn = gfn_to_pfn_prot(kvm, gpa >> PAGE_SHIFT, is_write, &writable);
	if (is_error_noslot_pfn(hfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto out_unlock;

	if (writable)
		kvm_set_pfn_dirty(hfn);
//              ^^^^^^^^^^^^^^^^^ warning dirty-without-install/failed: hfn is marked dirty though it could not be mapped into the guest: mark it only once it is mapped
	ret = gstage_map_page(kvm, &vcpu->arch.mmu_page_cache, gpa, hfn << PAGE_SHIFT, PAGE_SIZE,
			      !writable, true);
	if (ret)
		kvm_err("cannot map %llx\n", gpa);

out_unlock:
	spin_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run
	kvm_set_pfn_accessed(hfn);
//      ^^^^^^^^^^^^^^^^^^^^ info afterUnlock: hfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
//      ^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: hfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
//      ^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/failed: hfn is marked accessed though it could not be mapped into the guest: release it as unused
	put_page(pfn_to_page(hfn));
	return ret;
}
