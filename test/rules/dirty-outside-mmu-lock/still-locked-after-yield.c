//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The yield drops the lock and takes it again before it returns: the marks are made under it. */
void clear_slot_dirty(struct kvm *kvm, u64 *sptes, int count)
{
	int i;

	write_lock(&kvm->mmu_lock);
	for (i = 0; i < count; i++) {
		u64 old = sptes[i];

		if (need_resched() || rwlock_needbreak(&kvm->mmu_lock)) {
			cond_resched_rwlock_write(&kvm->mmu_lock);
			old = sptes[i];
		}
		if (!(old & shadow_dirty_mask))
			continue;
		sptes[i] = old & ~shadow_dirty_mask;
		kvm_set_pfn_dirty(spte_to_pfn(old));
//              ^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: the page of spte_to_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of the page of spte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
	}
	write_unlock(&kvm->mmu_lock);
}
