//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* A lock of the same name in a vCPU's own cache is none of the VM's. */
struct shadow_cache {
	spinlock_t mmu_lock;
	struct hlist_head heads[8];
};

struct shadow_entry *find_shadow(struct shadow_cache *cache, u64 key)
{
	struct shadow_entry *entry;

	spin_lock(&cache->mmu_lock);
	hlist_for_each_entry(entry, &cache->heads[key & 7], link) {
		if (entry->key == key)
			return entry;
	}
	spin_unlock(&cache->mmu_lock);
	return NULL;
}
