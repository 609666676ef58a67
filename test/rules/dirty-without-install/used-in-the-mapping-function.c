//- kernel v7.2
/* The page comes in a struct that is not to be written; who maps it knows what came of it, and does not say so. */
struct found {
	unsigned long seq;
	kvm_pfn_t pfn;
	struct page *page;
	bool writable;
};

static int map_found(struct kvm_vcpu *vcpu, const struct found *found, gfn_t gfn)
{
	struct kvm_pgtable *pgt = vcpu->arch.hw_mmu->pgt;
	struct kvm *kvm = vcpu->kvm;
	int ret = -EAGAIN;

	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry_gfn(kvm, found->seq, gfn))
		ret = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, PAGE_SIZE,
							 __pfn_to_phys(found->pfn), KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, found->page, false, found->writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ warning retry: found->page is marked dirty though an invalidation struck and the fault is retried with nothing mapped: release it as unused there
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-unused/retry: found->page is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	read_unlock(&kvm->mmu_lock);
	return ret;
}

int take_fault(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct found found = {};

	found.seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	found.pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &found.writable, &found.page);
	if (is_error_noslot_pfn(found.pfn))
		return -EFAULT;
	return map_found(vcpu, &found, gfn);
}
