//- kernel v6.12
/* The pfn becomes that of the block's head: the same folio, released once. */
static long align_to_block(kvm_pfn_t *pfnp, gfn_t gfn)
{
	if (gfn & 511)
		return PAGE_SIZE;
	*pfnp &= ~511UL;
	return PMD_SIZE;
}

int map_block(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	long size;
	int ret = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		size = align_to_block(&pfn, gfn);
		ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn << PAGE_SHIFT, size,
					     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
	}
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	read_unlock(&kvm->mmu_lock);
	return ret;
}
