//- kernel v5.19
/* The sequence and its check had other names; the second function forgets to ask. */
static int fault_in(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq, hva = gfn_to_hva_memslot(slot, gfn);
	bool writable;
	kvm_pfn_t pfn;
	int ret = 0;

	seq = kvm->mmu_notifier_seq;
	smp_rmb();

	pfn = __gfn_to_pfn_memslot(slot, gfn, false, NULL, is_write, &writable, NULL);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_notifier_retry_hva(kvm, seq, hva)) {
		ret = -EAGAIN;
		goto out;
	}
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL);
	if (writable && !ret)
		kvm_set_pfn_dirty(pfn);
out:
	kvm_set_pfn_accessed(pfn);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
//      ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/failed: pfn is marked accessed though it could not be mapped into the guest: release it as unused
	write_unlock(&kvm->mmu_lock);
	return ret;
}

static int fault_in_blindly(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	kvm_pfn_t pfn;
	int ret;

	seq = kvm->mmu_notifier_seq;
	smp_rmb();

	pfn = gfn_to_pfn_memslot(slot, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
//            ^^^^^^^^^^^^^^^^^^^^^^ error unchecked: pfn is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since gfn_to_pfn_memslot(): an invalidation in between is missed
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/failed: pfn is marked accessed though it could not be mapped into the guest: release it as unused
	write_unlock(&kvm->mmu_lock);
	return ret;
}
