//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Helpers that leave the caller's lock and take it again: what was checked before is checked no more. */
static int more_tables(struct kvm *kvm, struct kvm_mmu_memory_cache *cache)
{
	int rc;

	if (cache->nobjs)
		return 0;
	write_unlock(&kvm->mmu_lock);
	rc = kvm_mmu_topup_memory_cache(cache, 1);
	write_lock(&kvm->mmu_lock);
	return rc;
}

/* A helper that stays under the lock. */
static int fewer_tables(struct kvm *kvm, struct kvm_mmu_memory_cache *cache)
{
	lockdep_assert_held_write(&kvm->mmu_lock);
	return cache->nobjs ? 0 : -ENOMEM;
}

static bool shrink(struct kvm *kvm, struct kvm_mmu_memory_cache *cache)
{
	if (cache->capacity > 8)
		return more_tables(kvm, cache) == 0;
	return false;
}

int map_after_refill(struct kvm_vcpu *vcpu, gfn_t gfn, struct kvm_mmu_memory_cache *cache)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto out;
	rc = more_tables(kvm, cache);
	if (rc)
		goto out;
	rc = kvm_pgtable_stage2_map(vcpu->arch.pgt, gfn, PAGE_SIZE, __pfn_to_phys(pfn), 0, NULL, 0);
//           ^^^^^^^^^^^^^^^^^^^^^^ error unchecked: page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
out:
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}

int map_after_shrinking(struct kvm_vcpu *vcpu, gfn_t gfn, struct kvm_mmu_memory_cache *cache)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto out;
	shrink(kvm, cache);
	rc = kvm_pgtable_stage2_map(vcpu->arch.pgt, gfn, PAGE_SIZE, __pfn_to_phys(pfn), 0, NULL, 0);
//           ^^^^^^^^^^^^^^^^^^^^^^ error unchecked: page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since kvm_faultin_pfn(): an invalidation in between is missed
out:
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}

/* Asked again after the helper, or never left: both right. */
int map_checked_again(struct kvm_vcpu *vcpu, gfn_t gfn, struct kvm_mmu_memory_cache *cache)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int rc;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, true, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	rc = more_tables(kvm, cache);
	if (rc)
		goto out;
	rc = -EAGAIN;
	if (mmu_invalidate_retry_gfn(kvm, seq, gfn))
		goto out;
	rc = fewer_tables(kvm, cache);
	if (rc)
		goto out;
	rc = kvm_pgtable_stage2_map(vcpu->arch.pgt, gfn, PAGE_SIZE, __pfn_to_phys(pfn), 0, NULL, 0);
out:
	kvm_release_faultin_page(kvm, page, !!rc, writable);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
