//- kernel v7.2
//- file arch/mips/kvm/fixture.c
/* Both callers have it out of an entry: the helper is the place to mend. */
static bool is_huge(kvm_pfn_t pfn)
{
	return PageTransCompound(pfn_to_page(pfn));
//             ^^^^^^^^^^^^^^^^^ warning handedIn: flags or counts of pfn are touched here, and no known caller holds a reference, level_of() for one: let callers hand in a page that they hold
}

int level_of(struct kvm *kvm, pte_t *ptep)
{
	int level;

	spin_lock(&kvm->mmu_lock);
	level = is_huge(pte_pfn(*ptep)) ? 2 : 1;
	spin_unlock(&kvm->mmu_lock);
	return level;
}

bool may_split(struct kvm *kvm, pte_t *ptep)
{
	bool may;

	spin_lock(&kvm->mmu_lock);
	may = !is_huge(pte_pfn(*ptep));
	spin_unlock(&kvm->mmu_lock);
	return may;
}
