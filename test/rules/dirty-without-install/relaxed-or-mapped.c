//- kernel v7.2
/* Two ways to give the guest its page, one of which names no pfn; what failed is unused. */
struct found {
	unsigned long seq;
	kvm_pfn_t pfn;
	struct page *page;
	bool writable;
};

static long adjust(gfn_t gfn, kvm_pfn_t *pfnp)
{
	if (gfn & 511)
		return PAGE_SIZE;
	*pfnp &= ~511UL;
	return PMD_SIZE;
}

static int map_found(struct kvm_vcpu *vcpu, const struct found *found, gfn_t gfn, bool has_entry)
{
	struct kvm_pgtable *pgt = vcpu->arch.hw_mmu->pgt;
	struct kvm *kvm = vcpu->kvm;
	kvm_pfn_t pfn;
	long size;
	int ret = -EAGAIN;

	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, found->seq, gfn))
		goto unlock;
	pfn = found->pfn;
	size = adjust(gfn, &pfn);
	if (has_entry)
		ret = KVM_PGT_FN(kvm_pgtable_stage2_relax_perms)(pgt, gfn << PAGE_SHIFT, KVM_PGTABLE_PROT_R, 0);
	else
		ret = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, size, __pfn_to_phys(pfn),
							 KVM_PGTABLE_PROT_R, NULL, 0);
unlock:
	kvm_release_faultin_page(kvm, found->page, !!ret, found->writable);
	read_unlock(&kvm->mmu_lock);
	return ret == -EAGAIN ? 0 : ret;
}

int take_fault(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool has_entry)
{
	struct found found = {};

	found.seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	found.pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &found.writable, &found.page);
	if (is_error_noslot_pfn(found.pfn))
		return -EFAULT;
	return map_found(vcpu, &found, gfn, has_entry);
}
