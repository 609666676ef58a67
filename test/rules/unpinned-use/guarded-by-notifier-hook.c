//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* The hook is the invalidation: while it runs, no other one can take the page. */
static void scrub_old(kvm_pte_t old)
{
	void *va = kmap_local_pfn(kvm_pte_pfn(old));

	flush_dcache_range((unsigned long)va, PAGE_SIZE);
	kunmap_local(va);
}

bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_pte_t *ptep = kvm_populate_gpa(kvm, NULL, range->start << PAGE_SHIFT, 0);

	if (!ptep)
		return false;
	scrub_old(*ptep);
	kvm_set_pte(ptep, 0);
	return true;
}
