//- kernel v6.1
//- file arch/arm64/kvm/mmu.c
/* The hook of the change_pte notifier maps what the host put there, under the lock that virt/kvm took for it. */
bool kvm_set_spte_gfn(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_pfn_t pfn = pte_pfn(range->pte);

	if (!kvm->arch.mmu.pgt)
		return false;
	WARN_ON(range->end - range->start != 1);
	kvm_pgtable_stage2_map(kvm->arch.mmu.pgt, range->start << PAGE_SHIFT, PAGE_SIZE,
			       __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL);
	return false;
}
