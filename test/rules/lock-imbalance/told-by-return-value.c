//- kernel v7.2
/* 1 says that the lock is held, 0 that it is not: callers can tell. */
static int lock_if_valid(struct kvm *kvm, u64 *root)
{
	read_lock(&kvm->mmu_lock);
	if (*root)
		return 1;
	read_unlock(&kvm->mmu_lock);
	return 0;
}

void visit_root(struct kvm *kvm, u64 *root)
{
	if (!lock_if_valid(kvm, root))
		return;
	visit_tables(root);
	read_unlock(&kvm->mmu_lock);
}
