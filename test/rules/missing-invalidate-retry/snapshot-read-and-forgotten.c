//- kernel v7.2
/* Between the snapshot and the look-up the path branches; nobody reads the snapshot again. */
int cache_address(struct kvm_vcpu *vcpu, struct vncr_cache *cache, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	struct kvm_memory_slot *slot;
	unsigned long seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	slot = gfn_to_memslot(kvm, gfn);
	if (!slot)
		return -EFAULT;
	pfn = __kvm_faultin_pfn(slot, gfn, 0, &writable, &page);
//            ^^^^^^^^^^^^^^^^^ error neverCompared: seq is read before __kvm_faultin_pfn(), and nobody compares it under mmu_lock: an invalidation in between is missed; ask mmu_invalidate_retry() before the pfn is mapped
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	cache->hpa = pfn << PAGE_SHIFT;
	kvm_release_faultin_page(kvm, page, false, false);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
