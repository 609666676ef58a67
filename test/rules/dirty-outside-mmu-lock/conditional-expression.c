//- kernel v6.12
//- file arch/riscv/kvm/fixture.c
/* Either arm of the expression releases; the lock has gone for both. */
static int settle_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	int ret = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, is_write, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		ret = gstage_map_page(kvm, NULL, gfn << PAGE_SHIFT, pfn << PAGE_SHIFT, PAGE_SIZE, !writable, true);
	spin_unlock(&kvm->mmu_lock);

	writable && !ret ? kvm_release_pfn_dirty(pfn) : kvm_release_pfn_clean(pfn);
//                         ^^^^^^^^^^^^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before spin_unlock(), while an invalidation cannot run
//                         ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
//                                                      ^^^^^^^^^^^^^^^^^^^^^ info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before spin_unlock()
//                                                      ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	return ret;
}
