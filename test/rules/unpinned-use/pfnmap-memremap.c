//- kernel v6.12
/* A pfn without struct page has no reference to hold, and nothing guards the mapping from here on. */
int open_window(struct kvm_vcpu *vcpu, gfn_t gfn, struct window *win)
{
	kvm_pfn_t pfn = gfn_to_pfn(vcpu->kvm, gfn);
	void *va;

	if (is_error_noslot_pfn(pfn))
		return -EINVAL;

	if (pfn_valid(pfn))
		va = kmap(pfn_to_page(pfn));
	else
		va = memremap(pfn_to_hpa(pfn), PAGE_SIZE, MEMREMAP_WB);
//                   ^^^^^^^^ error used: pfn is mapped without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check
	if (!va)
		return -EFAULT;

	win->pfn = pfn;
	win->va = va;
	return 0;
}
