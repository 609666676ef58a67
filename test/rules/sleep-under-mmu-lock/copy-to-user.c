//- kernel v7.2
/* User memory is written, and its page may have to be read in first. */
int report_dirty(struct kvm *kvm, u64 __user *to, gfn_t gfn)
{
	u64 bits;
	int rc = 0;

	write_lock(&kvm->mmu_lock);
	bits = take_dirty_bits(kvm, gfn);
	if (copy_to_user(to, &bits, sizeof(bits)))
//          ^^^^^^^^^^^^ error sleeps: copy_to_user() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
		rc = -EFAULT;
	write_unlock(&kvm->mmu_lock);
	return rc;
}
