//- kernel v6.12
/* The helper aligns the pfn in place: it is still the page that was looked up, and still marked too late. */
static unsigned long widen_block(gfn_t gfn, kvm_pfn_t *pfnp, phys_addr_t *ipap)
{
	if (gfn & 511)
		return PAGE_SIZE;
	*ipap &= PMD_MASK;
	*pfnp &= ~511UL;
	return PMD_SIZE;
}

static int back_block(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long size, seq = kvm->mmu_invalidate_seq;
	phys_addr_t ipa = gfn_to_gpa(gfn);
	kvm_pfn_t pfn;
	int ret = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto unlock;
	size = widen_block(gfn, &pfn, &ipa);
	ret = KVM_PGT_FN(kvm_pgtable_stage2_map)(vcpu->arch.hw_mmu->pgt, ipa, size, __pfn_to_phys(pfn),
						 KVM_PGTABLE_PROT_RW, NULL, 0);
unlock:
	read_unlock(&kvm->mmu_lock);
	if (!ret)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before read_unlock(), while an invalidation cannot run
	put_page(pfn_to_page(pfn));
	return ret;
}
