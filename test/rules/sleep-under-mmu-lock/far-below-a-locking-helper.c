//- kernel v7.2
//- file virt/kvm/helper.c
static int fetch(struct kvm *kvm)
{
	kvm->mark = kvmalloc_array(4, 8, GFP_KERNEL);
	return kvm->mark ? 0 : -ENOMEM;
}

int kvm_fetch_marks(struct kvm *kvm)
{
	int rc = fetch(kvm);

	return rc ? rc : 1;
}
//- file arch/riscv/kvm/fixture.c
/* The lock is taken by a helper, and the sleep is in another file. */
static void begin(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
}

static void end(struct kvm *kvm)
{
	write_unlock(&kvm->mmu_lock);
}

static void step(struct kvm *kvm)
{
	if (kvm->mark)
		kvm_fetch_marks(kvm);
}

void steps(struct kvm *kvm, int count)
{
	begin(kvm);
	while (count--)
		step(kvm);
//              ^^^^ error sleeps: step() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	end(kvm);
}
