//- kernel v6.12
//- file arch/riscv/kvm/fixture.c
/* Poisoned, interrupted, no slot: none of these is held. */
int stage_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	int ret = 0;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, true, &writable);
	if (pfn == KVM_PFN_ERR_HWPOISON) {
		report_poison(slot, gfn);
		return 0;
	}
	if (is_sigpending_pfn(pfn))
		return -EINTR;
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		ret = gstage_map_page(kvm, NULL, gfn << PAGE_SHIFT, pfn << PAGE_SHIFT, PAGE_SIZE, false, writable);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	spin_unlock(&kvm->mmu_lock);
	return ret;
}
