// A handler that zaps must be walked with flush_on_yield, and its result flushed; one that only protects need not.
//- kernel v7.2
//- file arch/x86/kvm/mmu/rmaps.c
static bool zap_rmap(struct kvm *kvm, struct kvm_rmap_head *rmap_head, const struct kvm_memory_slot *slot)
{
	u64 *sptep;
	bool zapped = false;

	while ((sptep = first_of(rmap_head))) {
		mmu_spte_clear_track_bits(kvm, sptep);
		zapped = true;
	}
	return zapped;
}

static bool protect_rmap(struct kvm *kvm, struct kvm_rmap_head *rmap_head, const struct kvm_memory_slot *slot)
{
	return spte_write_protect(first_of(rmap_head), false);
}

static void zap_slot(struct kvm *kvm, const struct kvm_memory_slot *slot)
{
	bool flush;

	write_lock(&kvm->mmu_lock);
	flush = walk_slot_rmaps(kvm, slot, zap_rmap, PG_LEVEL_4K, PG_LEVEL_1G, true);
	if (flush)
		kvm_flush_remote_tlbs_memslot(kvm, slot);
	write_unlock(&kvm->mmu_lock);
}

static void zap_slot_unflushed(struct kvm *kvm, const struct kvm_memory_slot *slot)
{
	write_lock(&kvm->mmu_lock);
	walk_slot_rmaps(kvm, slot, zap_rmap, PG_LEVEL_4K, PG_LEVEL_1G, true);
	write_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^^ error unlocked: mmu_lock is dropped before the TLBs are flushed of what walk_slot_rmaps() zapped: flush first, another invalidation may find nothing left to flush
}

static void protect_slot(struct kvm *kvm, const struct kvm_memory_slot *slot)
{
	write_lock(&kvm->mmu_lock);
	walk_slot_rmaps(kvm, slot, protect_rmap, PG_LEVEL_4K, PG_LEVEL_1G, false);
	write_unlock(&kvm->mmu_lock);
}
