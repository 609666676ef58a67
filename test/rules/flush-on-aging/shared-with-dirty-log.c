// The dirty log enters it too, and needs the flush.
//- file arch/arm64/kvm/mmu.c
static void flush_changed(struct kvm *kvm, gfn_t start, gfn_t end, bool changed)
{
	if (changed)
		kvm_flush_remote_tlbs_range(kvm, start, end - start);
}

bool kvm_age_gfn(struct kvm *kvm, struct kvm_gfn_range *range)
{
	bool young = kvm_pgtable_stage2_test_clear_young(kvm->arch.mmu.pgt, range->start << PAGE_SHIFT, PAGE_SIZE, true);

	flush_changed(kvm, range->start, range->end, false);
	return young;
}

void kvm_arch_mmu_enable_log_dirty_pt_masked(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, unsigned long mask)
{
	kvm_stage2_wp_range(&kvm->arch.mmu, gfn << PAGE_SHIFT, (gfn + 1) << PAGE_SHIFT);
	flush_changed(kvm, gfn, gfn + 1, true);
}
