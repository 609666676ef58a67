//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The bit says that there is no page, and the page is marked just then; or another bit is asked. */
void link_entry(struct kvm *kvm, struct guest_fault *f, union pte *ptep)
{
	lockdep_assert_held(&kvm->mmu_lock);
	ptep->s.s = !f->page;
}

void exchange_entry(struct kvm *kvm, union pte *ptep, union pte new)
{
	lockdep_assert_held(&kvm->mmu_lock);
	if (ptep->s.d && ptep->s.s)
		SetPageDirty(pfn_to_page(pte_pfn(*ptep)));
//              ^^^^^^^^^^^^ warning marked: the page of pte_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
	*ptep = new;
}

void exchange_any_entry(struct kvm *kvm, union pte *ptep, union pte new)
{
	lockdep_assert_held(&kvm->mmu_lock);
	if (ptep->s.d && !ptep->s.p)
		SetPageDirty(pfn_to_page(pte_pfn(*ptep)));
//              ^^^^^^^^^^^^ warning marked: the page of pte_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
	*ptep = new;
}
