//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* KVM's own folio has no file behind it that writes it back. */
int fill_private(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, const void *src)
{
	struct page *page;
	kvm_pfn_t pfn;
	int order, ret;
	void *va;

	ret = kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &page, &order);
	if (ret)
		return ret;
	va = kmap_local_page(page);
	memcpy(va, src, PAGE_SIZE);
	kunmap_local(va);
	put_page(page);
	return 0;
}
