//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* What comes in is held by whoever calls: a helper for them is no finding, and a caller that is not seen is no reason. */
static unsigned int order_behind(kvm_pfn_t pfn)
{
	return folio_order(page_folio(pfn_to_page(pfn)));
}

int order_of(struct kvm *kvm, const struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int order;

	pfn = __kvm_faultin_pfn(slot, gfn, 0, &writable, &page);
	if (is_error_noslot_pfn(pfn) || !page)
		return -EFAULT;
	order = order_behind(pfn);
	kvm_release_page_unused(page);
	return order;
}

unsigned int order_for_others(kvm_pfn_t pfn)
{
	return order_behind(pfn);
}
