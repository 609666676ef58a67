//- kernel v7.2
/* It says itself that the lock is held, and takes a user's word for a number. */
void set_limit(struct kvm *kvm, u32 __user *from)
{
	u32 limit;

	lockdep_assert_held_write(&kvm->mmu_lock);
	if (get_user(limit, from))
//          ^^^^^^^^ error sleeps: get_user() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
		return;
	kvm->arch.limit = limit;
}
