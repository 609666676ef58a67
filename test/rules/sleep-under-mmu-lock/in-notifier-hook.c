//- kernel v7.2
//- file arch/mips/kvm/fixture.c
/* virt/kvm has the lock when it calls the hook. */
bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	mutex_lock(&kvm->arch.table_mutex);
//      ^^^^^^^^^^ error sleeps: mutex_lock() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	clear_table(kvm, range->start, range->end);
	mutex_unlock(&kvm->arch.table_mutex);
	return true;
}
