//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* Reserved, or no struct page at all: nothing was taken, and NULL says so from there on. */
int stat_gfn(struct kvm *kvm, gfn_t gfn, unsigned long *where)
{
	struct page *page = NULL;
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (pfn_valid(pfn)) {
		page = pfn_to_page(pfn);
		if (PageReserved(page))
			page = NULL;
	}
	*where = frame_node(kvm, gfn);
	if (page)
		put_page(page);
	return 0;
}
