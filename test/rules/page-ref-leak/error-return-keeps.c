//- kernel v6.12
/* The pfn is good, only not to be executed: this return forgets that it is held. */
int map_for_exec(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool exec)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	int ret = -EAGAIN;

	smp_rmb();
	pfn = __gfn_to_pfn_memslot(slot, gfn, false, false, NULL, true, &writable, NULL);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (exec && !pfn_is_map_memory(pfn))
		return -ENOEXEC;
//              ^^^^^^^^^^^^^^^^ error kept: the reference to pfn from __gfn_to_pfn_memslot() is still held at this return, and nobody can give it back: release the page first

	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn << PAGE_SHIFT, PAGE_SIZE,
					     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	read_unlock(&kvm->mmu_lock);
	return ret;
}
