//- kernel v7.2
/* The helper says under which lock it runs; one of its callers does not have it. */
static void free_tables(struct kvm *kvm)
{
	lockdep_assert_held_write(&kvm->mmu_lock);
	kvm->arch.root = NULL;
}

void teardown_locked(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	free_tables(kvm);
	write_unlock(&kvm->mmu_lock);
}

int create_vm_tables(struct kvm *kvm)
{
	int rc;

	mutex_lock(&kvm->lock);
	rc = alloc_tables(kvm);
	if (rc)
		free_tables(kvm);
//              ^^^^^^^^^^^ error needNotMet: mmu_lock is not held here, and free_tables says that it must be: take it first
	mutex_unlock(&kvm->lock);
	return rc;
}
