//- kernel v7.2
/* A helper allocates with the flags it is given: only the caller that lets it wait has the lock. */
static struct table *alloc_table(gfp_t gfp)
{
	struct table *table = kmem_cache_zalloc(table_cache, gfp);

	if (!table)
		return NULL;
	table->rows = (void *)__get_free_page(gfp | __GFP_ZERO);
	return table;
}

struct table *fill_quickly(struct kvm *kvm)
{
	struct table *table;

	write_lock(&kvm->mmu_lock);
	table = alloc_table(GFP_NOWAIT);
	if (!table) {
		write_unlock(&kvm->mmu_lock);
		return alloc_table(GFP_KERNEL);
	}
	write_unlock(&kvm->mmu_lock);
	return table;
}

struct table *fill_slowly(struct kvm *kvm)
{
	struct table *table;

	write_lock(&kvm->mmu_lock);
	table = alloc_table(GFP_KERNEL_ACCOUNT);
//              ^^^^^^^^^^^ error sleeps: alloc_table() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	write_unlock(&kvm->mmu_lock);
	return table;
}
