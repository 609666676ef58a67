//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* Three levels below the lock, and nothing says so but the calls. */
static void note_written(u64 spte)
{
	kvm_pfn_t pfn = spte_to_pfn(spte);

	if (spte & shadow_dirty_mask)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: pfn comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//              ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
}

static u64 wipe_entry(u64 *sptep)
{
	u64 old = *sptep;

	*sptep = 0;
	note_written(old);
	return old;
}

static int wipe_table(struct kvm *kvm, u64 *table)
{
	int i, wiped = 0;

	for (i = 0; i < 512; i++) {
		if (wipe_entry(&table[i]))
			wiped++;
	}
	return wiped;
}

void drop_shadow_root(struct kvm *kvm, u64 *root)
{
	write_lock(&kvm->mmu_lock);
	if (wipe_table(kvm, root))
		kvm_flush_remote_tlbs(kvm);
	write_unlock(&kvm->mmu_lock);
}
