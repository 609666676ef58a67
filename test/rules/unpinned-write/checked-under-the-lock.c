//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* The page is the guest's, and while the lock is held its invalidation waits. */
int scrub_and_map(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn, void *cache)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int ret = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		mte_clear_page_tags(page_address(pfn_to_page(pfn)));
		ret = kvm_pgtable_stage2_map(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn), 0, cache, 0);
	}
	kvm_release_faultin_page(kvm, page, !!ret, writable);
	read_unlock(&kvm->mmu_lock);
	return ret;
}
