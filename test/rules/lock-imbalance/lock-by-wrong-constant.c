//- kernel v6.12
//- file arch/loongarch/kvm/fixture.c
/* The hook is entered with the lock, and asks for it once more. */
static void wipe_range(struct kvm *kvm, gfn_t from, gfn_t to, int lock)
{
	if (lock)
		spin_lock(&kvm->mmu_lock);
	while (from < to)
		wipe_gfn(kvm, from++);
	if (lock)
		spin_unlock(&kvm->mmu_lock);
}

bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	wipe_range(kvm, range->start, range->end, 1);
//      ^^^^^^^^^^ error takenTwice: mmu_lock is taken here, and is held already: this path deadlocks
	return true;
}

void wipe_slot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	wipe_range(kvm, slot->base_gfn, slot->base_gfn + slot->npages, 1);
}
