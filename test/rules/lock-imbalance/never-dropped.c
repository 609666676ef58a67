//- kernel v6.12
/* Taken on every way and dropped on none; no caller is known to want that. */
int open_walk(struct kvm *kvm, struct walk *walk)
{
	int rc = prepare_walk(walk);

	write_lock(&kvm->mmu_lock);
	walk->root = kvm->arch.root;
	return rc;
//      ^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
}
