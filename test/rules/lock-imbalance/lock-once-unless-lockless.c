//- kernel v7.2
//- file virt/kvm/fixture.c
/* Two flags decide together, at the lock and at the unlock. */
int each_young(struct kvm *kvm, struct young_walk *walk)
{
	bool found = false;
	int i, ret = 0;

	for (i = 0; i < walk->count; i++) {
		if (!found) {
			found = true;
			if (!walk->lockless)
				KVM_MMU_LOCK(kvm);
		}
		ret |= walk->slots[i]->age;
	}
	if (found && !walk->lockless)
		KVM_MMU_UNLOCK(kvm);
	return ret;
}
