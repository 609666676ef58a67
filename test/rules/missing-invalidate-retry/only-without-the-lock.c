//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The check without the lock spares the lock; it is no check. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (mmu_invalidate_retry_gfn_unsafe(kvm, seq, gfn)) {
		kvm_release_page_unused(page);
		return -EAGAIN;
	}
	write_lock(&kvm->mmu_lock);
	__set_spte(sptep, pfn << PAGE_SHIFT);
//      ^^^^^^^^^^ error unchecked: pfn << PAGE_SHIFT is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
	kvm_release_faultin_page(kvm, page, false, writable);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
