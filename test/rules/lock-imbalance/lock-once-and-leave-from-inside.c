//- kernel v7.2
//- file virt/kvm/fixture.c
/* Taken at most once in nested loops; who leaves from inside must drop it, and only if it was taken. */
int visit_slots(struct kvm *kvm, struct range *range)
{
	struct kvm_memory_slot *slot;
	struct kvm_memslots *slots;
	bool found_memslot = false;
	int i, ret = 0;

	for (i = 0; i < 2; i++) {
		slots = __kvm_memslots(kvm, i);
		kvm_for_each_memslot_in_gfn_range(slot, slots, range->start, range->end) {
			if (!found_memslot) {
				found_memslot = true;
				write_lock(&kvm->mmu_lock);
				if (!range->visit)
					goto mmu_unlock;
			}
			ret |= range->visit(kvm, slot);
		}
	}

	if (range->flush && ret)
		kvm_flush_remote_tlbs(kvm);

mmu_unlock:
	if (found_memslot)
		write_unlock(&kvm->mmu_lock);
	return ret;
}

int visit_slots_and_leave(struct kvm *kvm, struct range *range)
{
	struct kvm_memory_slot *slot;
	struct kvm_memslots *slots;
	bool found_memslot = false;
	int i, ret = 0;

	for (i = 0; i < 2; i++) {
		slots = __kvm_memslots(kvm, i);
		kvm_for_each_memslot_in_gfn_range(slot, slots, range->start, range->end) {
			if (!found_memslot) {
				found_memslot = true;
				write_lock(&kvm->mmu_lock);
			}
			ret = range->visit(kvm, slot);
			if (ret < 0)
				return ret;
//                              ^^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
		}
	}

	if (found_memslot)
		write_unlock(&kvm->mmu_lock);
	return 0;
}
