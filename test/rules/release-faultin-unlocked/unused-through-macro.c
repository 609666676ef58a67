//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The macro walks an array and hands `ignore` down as unused: true needs no lock, false stands under the guard. */
static inline void put_one_fault(struct kvm *kvm, struct guest_fault *f, bool ignore)
{
	kvm_release_faultin_page(kvm, f->page, ignore, f->write_attempt);
	f->page = NULL;
}

#define put_fault_array(kvm, array, ignore)				\
	do {								\
		int __i;						\
									\
		for (__i = 0; __i < ARRAY_SIZE(array); __i++)		\
			put_one_fault((kvm), (array) + __i, (ignore));	\
	} while (0)

static int shade_table(struct kvm_vcpu *vcpu, struct shade_walk *walk)
{
	int rc;

	guard(write_lock)(&vcpu->kvm->mmu_lock);
	if (walk_needs_retry(vcpu->kvm, walk))
		return -EAGAIN;
	rc = link_shade(vcpu, walk);
	if (rc)
		return rc;
	put_fault_array(vcpu->kvm, walk->faults, false);
	return 0;
}

int shade_fault(struct kvm_vcpu *vcpu, struct shade_walk *walk)
{
	int rc = shade_table(vcpu, walk);

	if (rc)
		put_fault_array(vcpu->kvm, walk->faults, true);
	return rc;
}
