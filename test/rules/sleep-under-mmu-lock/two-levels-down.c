//- kernel v7.2
/* The sleep is two calls below the lock, and nothing there tells of it. */
static void wait_for_readers(struct kvm *kvm)
{
	synchronize_srcu(&kvm->srcu);
}

static void retire_table(struct kvm *kvm, u64 *table)
{
	table[0] = 0;
	wait_for_readers(kvm);
}

void drop_table(struct kvm *kvm, u64 *table)
{
	write_lock(&kvm->mmu_lock);
	retire_table(kvm, table);
//      ^^^^^^^^^^^^ error sleeps: retire_table() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	write_unlock(&kvm->mmu_lock);
}
