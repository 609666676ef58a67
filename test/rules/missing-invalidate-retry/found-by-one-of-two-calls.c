//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Whichever look-up found it, it is one page that is mapped; and the SPTE is made of it by a helper that hides it in bits. */
static bool make_spte(struct kvm_vcpu *vcpu, struct kvm_mmu_page *sp, const struct kvm_memory_slot *slot,
		      unsigned int access, gfn_t gfn, kvm_pfn_t pfn, u64 old, bool prefetch, bool sync,
		      bool writable, u64 *new_spte)
{
	*new_spte = mask_of(vcpu, access) | (pfn_valid(pfn) ? pfn << PAGE_SHIFT : 0);
	return writable;
}

static int find_page(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_NOWAIT, &fault->map_writable,
				       &fault->refcounted_page);
	if (fault->pfn == KVM_PFN_ERR_NEEDS_IO)
		fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, 0, &fault->map_writable,
					       &fault->refcounted_page);
	return is_error_noslot_pfn(fault->pfn) ? -EFAULT : 0;
}

int back(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	int rc;
	u64 spte;

	fault->mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	rc = find_page(vcpu, fault);
	if (rc)
		return rc;

	write_lock(&kvm->mmu_lock);
	make_spte(vcpu, NULL, fault->slot, 0, fault->gfn, fault->pfn, 0, false, false, true, &spte);
	__set_spte(sptep, spte);
//      ^^^^^^^^^^ error unchecked: spte is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since __kvm_faultin_pfn(): an invalidation in between is missed
	kvm_release_faultin_page(kvm, fault->refcounted_page, false, fault->map_writable);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
