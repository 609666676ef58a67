//- kernel v7.2
//- file arch/riscv/kvm/fixture.c
/* The cache is filled where it should only be drawn from. */
int premap_range(struct kvm *kvm, struct kvm_mmu_memory_cache *cache, gpa_t from, gpa_t to)
{
	int rc = 0;

	write_lock(&kvm->mmu_lock);
	for (; from < to && !rc; from += PAGE_SIZE) {
		rc = kvm_mmu_topup_memory_cache(cache, 4);
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^ error sleeps: kvm_mmu_topup_memory_cache() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
		if (!rc)
			rc = premap_one(kvm, cache, from);
	}
	write_unlock(&kvm->mmu_lock);
	return rc;
}
