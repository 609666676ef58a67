//- kernel v6.12
//- file arch/loongarch/kvm/fixture.c
/* Held only where the entry changed: the reference, the mark and the put all hang on `changed`. The mark is late. */
static int map_fast(struct kvm_vcpu *vcpu, unsigned long gpa, bool write, kvm_pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	gfn_t gfn = gpa >> PAGE_SHIFT;
	struct page *page = NULL;
	kvm_pte_t new, changed = 0;
	int ret = 0;

	spin_lock(&kvm->mmu_lock);
	if (!kvm_pte_present(NULL, ptep)) {
		ret = -EFAULT;
		goto out;
	}

	new = kvm_pte_mkyoung(*ptep);
	changed = new ^ *ptep;
	if (changed) {
		kvm_set_pte(ptep, new);
		page = kvm_pfn_to_refcounted_page(kvm_pte_pfn(new));
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning pfn-metadata-unreferenced/asked: kvm_pfn_to_refcounted_page() touches flags or counts of the page of kvm_pte_pfn(), to which this path holds no reference: ask the page that a look-up returned
		if (page)
			get_page(page);
	}
out:
	spin_unlock(&kvm->mmu_lock);
	if (changed && page) {
		kvm_set_page_accessed(page);
//              ^^^^^^^^^^^^^^^^^^^^^ info afterUnlock: page is marked accessed after mmu_lock was dropped: do it before spin_unlock()
		put_page(page);
	}
	return ret;
}
