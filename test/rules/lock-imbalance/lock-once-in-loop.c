//- kernel v7.2
//- file virt/kvm/fixture.c
/* Taken at the first slot that overlaps, dropped once if there was any. */
bool each_overlap(struct kvm *kvm, const struct range_walk *walk)
{
	bool found = false, any = false;
	struct kvm_memory_slot *slot;
	int i;

	for (i = 0; i < KVM_ADDRESS_SPACE_NUM; i++) {
		struct kvm_memslots *slots = __kvm_memslots(kvm, i);

		kvm_for_each_memslot(slot, slots) {
			if (slot->base_gfn >= walk->end)
				continue;
			if (!found) {
				found = true;
				KVM_MMU_LOCK(kvm);
				if (!walk_wanted(walk))
					goto unlock;
			}
			any |= visit_slot(kvm, slot);
		}
	}
unlock:
	if (found)
		KVM_MMU_UNLOCK(kvm);
	return any;
}
