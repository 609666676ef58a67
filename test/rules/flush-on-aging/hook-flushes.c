// A function that is called for aging only flushes what it found young.
//- file arch/arm64/kvm/mmu.c
static bool age_range(struct kvm *kvm, gfn_t start, gfn_t end)
{
	if (!kvm_pgtable_stage2_test_clear_young(kvm->arch.mmu.pgt, start << PAGE_SHIFT, (end - start) << PAGE_SHIFT, true))
		return false;
	kvm_flush_remote_tlbs_range(kvm, start, end - start);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ info flushed: kvm_flush_remote_tlbs_range() flushes TLBs, and this function is entered for aging only: drop the flush, a stale accessed bit does no harm
	return true;
}

bool kvm_age_gfn(struct kvm *kvm, struct kvm_gfn_range *range)
{
	return age_range(kvm, range->start, range->end);
}
