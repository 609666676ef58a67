//- kernel v7.2
/* Neither of these waits: the flags say so, or the cache was filled before. */
int add_node(struct kvm *kvm, struct kvm_mmu_memory_cache *cache, gfn_t gfn)
{
	struct track_node *node;
	void *table = NULL;
	int rc = kvm_mmu_topup_memory_cache(cache, 1);

	if (rc)
		return rc;
	spin_lock(&kvm->mmu_lock);
	node = kzalloc(sizeof(*node), GFP_ATOMIC);
	if (node) {
		table = kvm_mmu_memory_cache_alloc(cache);
		node->gfn = gfn;
		node->table = table;
		list_add(&node->link, &kvm->arch.nodes);
	}
	spin_unlock(&kvm->mmu_lock);
	return node ? 0 : -ENOMEM;
}
