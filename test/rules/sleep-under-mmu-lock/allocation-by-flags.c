//- kernel v7.2
/* The flags say that these wait, whichever way they are spelt; the last two do not. */
int track(struct kvm *kvm, gfn_t gfn)
{
	gfp_t flags = GFP_KERNEL_ACCOUNT | __GFP_ZERO;
	struct track_node *node, *other, *third;
	void *table, *bare;

	write_lock(&kvm->mmu_lock);
	node = kzalloc(sizeof(*node), GFP_KERNEL);
//             ^^^^^^^ error sleeps: kzalloc() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	other = kmem_cache_alloc(kvm->arch.nodes, flags);
//              ^^^^^^^^^^^^^^^^ error sleeps: kmem_cache_alloc() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	third = kzalloc_obj(*third);
//              ^^^^^^^^^^^ error sleeps: kzalloc_obj() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	table = (void *)__get_free_page(GFP_ATOMIC | __GFP_ZERO);
	bare = kmem_cache_alloc(kvm->arch.nodes, kvm->arch.flags);
	keep(kvm, gfn, node, other, third, table, bare);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
