//- kernel v7.2
/* GFP_KERNEL waits for memory, also where the flags come out of a variable. */
int add_node(struct kvm *kvm, gfn_t gfn)
{
	gfp_t flags = GFP_KERNEL_ACCOUNT | __GFP_ZERO;
	struct track_node *node;
	struct page *table;

	spin_lock(&kvm->mmu_lock);
	node = kmalloc(sizeof(*node), flags);
//             ^^^^^^^ error sleeps: kmalloc() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	table = alloc_page(GFP_NOWAIT);
	if (node && table)
		fill_node(node, table, gfn);
	spin_unlock(&kvm->mmu_lock);
	return node ? 0 : -ENOMEM;
}
