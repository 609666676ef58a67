//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* virt/kvm enters the hook with the lock held, while an invalidation is in progress. */
static bool forget_range(pte_t *table, int from, int to)
{
	bool had = false;
	int i;

	for (i = from; i <= to; i++) {
		if (pte_dirty(table[i]))
			kvm_set_pfn_dirty(pte_pfn(table[i]));
//                      ^^^^^^^^^^^^^^^^^ warning spte-pfn-dirty/marked: the page of pte_pfn() comes from a page table entry and is marked dirty without a reference: mark the page when it is looked up and mapped
//                      ^^^^^^^^^^^^^^^^^ folded warning pfn-metadata-unreferenced/asked: kvm_set_pfn_dirty() touches flags or counts of the page of pte_pfn(), to which this path holds no reference: ask the page that a look-up returned
		had |= pte_present(table[i]);
		table[i] = __pte(0);
	}
	return had;
}

bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	return forget_range(kvm->arch.gpa_mm.pgd, range->start, range->end);
}
