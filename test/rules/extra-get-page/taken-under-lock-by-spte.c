//- kernel v6.12
//- file arch/loongarch/kvm/fixture.c
/* Nothing was looked up: the entry's page is taken while the lock keeps it there. */
int young_gfn(struct kvm_vcpu *vcpu, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page = NULL;
	kvm_pfn_t pfn;

	spin_lock(&kvm->mmu_lock);
	pfn = pte_pfn(*ptep);
	page = kvm_pfn_to_refcounted_page(pfn);
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning pfn-metadata-unreferenced/asked: kvm_pfn_to_refcounted_page() touches flags or counts of pfn, to which this path holds no reference: ask the page that a look-up returned
	if (page)
		get_page(page);
	spin_unlock(&kvm->mmu_lock);
	if (!page)
		return -ENOENT;
	count_young(vcpu, page_address(page));
	put_page(page);
	return 0;
}
