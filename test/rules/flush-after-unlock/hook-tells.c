// What is owed at the end of the hook is its caller's, which flushes before it drops the lock.
//- file arch/mips/kvm/mmu.c
bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	if (!kvm->arch.gpa_mm.pgd)
		return false;
	kvm_mips_flush_gpa_pt(kvm, range->start, range->end);
	return true;
}
//- file arch/loongarch/kvm/mmu.c
bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_ptw_ctx ctx;

	ctx.ops = kvm_flush_pte;
	kvm_ptw_prepare(kvm, &ctx);
	return kvm_ptw_top(kvm->arch.pgd, range->start << PAGE_SHIFT, range->end << PAGE_SHIFT, &ctx);
}
