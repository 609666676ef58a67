//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Nobody is seen calling it, but it says under which lock it runs. */
static void exchange_entry(struct kvm *kvm, union pte *ptep, union pte new)
{
	struct page *page = pfn_to_page(pte_pfn(*ptep));

	lockdep_assert_held(&kvm->mmu_lock);
	if (new.s.d)
		SetPageDirty(page);
//              ^^^^^^^^^^^^ warning spte-pfn-dirty/marked: page comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
	*ptep = new;
}

void exchange_by_table(struct kvm *kvm, union pte *ptep, union pte new)
{
	exchange_entry(kvm, ptep, new);
}
