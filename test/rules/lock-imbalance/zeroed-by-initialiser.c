//- kernel v7.2
/* What an initialiser leaves out is zero: no way comes to the unlock without the lock. */
struct table_walk {
	struct kvm *kvm;
	bool locked;
	int visited;
};

int visit_entries(struct kvm *kvm, u64 **entries, int count)
{
	struct table_walk walk = { .kvm = kvm };
	int i;

	for (i = 0; i < count; i++) {
		if (!walk.locked) {
			write_lock(&kvm->mmu_lock);
			walk.locked = true;
		}
		*entries[i] = 0;
		walk.visited++;
	}
	if (walk.locked)
		write_unlock(&kvm->mmu_lock);
	return walk.visited;
}
