//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The bit was set when the entry was made, for pages nobody can hold: where it is clear there is a folio. */
void link_entry(struct kvm *kvm, struct guest_fault *f, union pte *ptep)
{
	lockdep_assert_held(&kvm->mmu_lock);
	ptep->s.s = !f->page;
}

void exchange_entry(struct kvm *kvm, union pte *ptep, union pte new)
{
	lockdep_assert_held(&kvm->mmu_lock);
	if (ptep->s.d && !ptep->s.s)
		SetPageDirty(pfn_to_page(pte_pfn(*ptep)));
	*ptep = new;
}
