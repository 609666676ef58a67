//- kernel v7.2
/* The walk remembers in its own struct whether it holds the lock. */
struct slot_walk {
	struct kvm *kvm;
	bool locked;
	int visited;
};

static void visit_slot(struct slot_walk *walk, struct kvm_memory_slot *slot)
{
	if (!walk->locked) {
		write_lock(&walk->kvm->mmu_lock);
		walk->locked = true;
	}
	walk->visited++;
	slot->arch.age = 0;
}

int visit_slots(struct kvm *kvm, struct kvm_memory_slot **slots, int count)
{
	struct slot_walk walk = { .kvm = kvm, .locked = false };
	int i;

	for (i = 0; i < count; i++) {
		if (slots[i])
			visit_slot(&walk, slots[i]);
	}
	if (walk.locked)
		write_unlock(&kvm->mmu_lock);
	return walk.visited;
}
