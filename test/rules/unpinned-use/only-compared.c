//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* A number is compared and printed after the unlock; no memory is touched. */
bool backs_same_pfn(struct kvm *kvm, u64 *sptep, kvm_pfn_t want)
{
	kvm_pfn_t pfn;

	read_lock(&kvm->mmu_lock);
	pfn = spte_to_pfn(*sptep);
	read_unlock(&kvm->mmu_lock);

	pr_debug("pfn %llx, phys %llx\n", pfn, pfn_to_hpa(pfn));
	return pfn == want;
}
