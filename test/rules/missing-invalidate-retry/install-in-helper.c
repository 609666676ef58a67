//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The helper maps what its caller has looked up; nobody checks. */
static void put_entry(u64 *sptep, kvm_pfn_t pfn)
{
	__set_spte(sptep, pfn << PAGE_SHIFT);
}

int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	put_entry(sptep, pfn);
//      ^^^^^^^^^ error unchecked: page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
	kvm_release_faultin_page(kvm, page, false, writable);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
