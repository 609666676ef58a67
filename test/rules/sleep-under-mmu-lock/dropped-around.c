//- kernel v7.2
/* The caller's lock is dropped for the allocation and taken again after it. */
static int split_one(struct kvm *kvm, struct kvm_mmu_memory_cache *cache, gfn_t gfn)
{
	int rc;

	lockdep_assert_held_write(&kvm->mmu_lock);
	write_unlock(&kvm->mmu_lock);
	cond_resched();
	rc = kvm_mmu_topup_memory_cache(cache, 2);
	write_lock(&kvm->mmu_lock);
	return rc ?: split_table(kvm, cache, gfn);
}

int split_range(struct kvm *kvm, struct kvm_mmu_memory_cache *cache, gfn_t from, gfn_t to)
{
	int rc = 0;

	write_lock(&kvm->mmu_lock);
	for (; from < to && !rc; from++)
		rc = split_one(kvm, cache, from);
	write_unlock(&kvm->mmu_lock);
	return rc;
}
