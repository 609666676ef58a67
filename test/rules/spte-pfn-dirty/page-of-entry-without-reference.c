//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* The struct page is as little held as the number it is made of. */
void note_written(struct kvm *kvm, pte_t *ptep)
{
	spin_lock(&kvm->mmu_lock);
	if (pte_dirty(*ptep))
		SetPageDirty(pfn_to_page(pte_pfn(*ptep)));
//              ^^^^^^^^^^^^ warning marked: the page of pte_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
	spin_unlock(&kvm->mmu_lock);
}
