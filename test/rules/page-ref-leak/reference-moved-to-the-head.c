//- kernel v6.1
/* The reference of the tail page is given back and one of the head is taken: what is released later is the head. */
static unsigned long adjust(struct kvm_memory_slot *slot, unsigned long hva, kvm_pfn_t *pfnp, phys_addr_t *ipap)
{
	kvm_pfn_t pfn = *pfnp;

	if (fault_supports_stage2_huge_mapping(slot, hva, PMD_SIZE)) {
		*ipap &= PMD_MASK;
		kvm_release_pfn_clean(pfn);
		pfn &= ~(PTRS_PER_PMD - 1);
		get_page(pfn_to_page(pfn));
		*pfnp = pfn;
		return PMD_SIZE;
	}
	return PAGE_SIZE;
}

static int abort_in(struct kvm_vcpu *vcpu, phys_addr_t ipa, struct kvm_memory_slot *slot,
		    unsigned long hva, bool logging, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	bool use_read_lock = logging && is_write;
	unsigned long seq, size = PAGE_SIZE;
	bool writable;
	kvm_pfn_t pfn;
	int ret = 0;

	seq = kvm->mmu_invalidate_seq;
	smp_rmb();

	pfn = __gfn_to_pfn_memslot(slot, ipa >> PAGE_SHIFT, false, NULL, is_write, &writable, NULL);
	if (pfn == KVM_PFN_ERR_HWPOISON)
		return 0;
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	if (use_read_lock)
		read_lock(&kvm->mmu_lock);
	else
		write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto out_unlock;
	if (!logging)
		size = adjust(slot, hva, &pfn, &ipa);

	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, ipa, size, __pfn_to_phys(pfn),
				     KVM_PGTABLE_PROT_R, NULL);
	if (writable && !ret)
		kvm_set_pfn_dirty(pfn);
out_unlock:
	kvm_set_pfn_accessed(pfn);
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
//      ^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/failed: pfn is marked accessed though it could not be mapped into the guest: release it as unused
	if (use_read_lock)
		read_unlock(&kvm->mmu_lock);
	else
		write_unlock(&kvm->mmu_lock);
	return ret != -EAGAIN ? ret : 0;
}
