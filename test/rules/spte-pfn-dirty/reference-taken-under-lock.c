//- kernel v6.12
//- file arch/loongarch/kvm/fixture.c
/* Under the lock the entry keeps its page, and there it is taken; what is marked after that is held. */
int young_gfn(struct kvm_vcpu *vcpu, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;

	spin_lock(&kvm->mmu_lock);
	page = kvm_pfn_to_refcounted_page(pte_pfn(*ptep));
//             ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning pfn-metadata-unreferenced/asked: kvm_pfn_to_refcounted_page() touches flags or counts of the page of pte_pfn(), to which this path holds no reference: ask the page that a look-up returned
	if (page) {
		get_page(page);
		kvm_set_page_accessed(page);
	}
	spin_unlock(&kvm->mmu_lock);
	if (page)
		put_page(page);
	return page ? 0 : -ENOENT;
}
