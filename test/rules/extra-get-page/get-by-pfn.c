//- kernel v6.12
/* The same page by its number. */
int hash_gfn(struct kvm *kvm, gfn_t gfn, u32 *hash)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	struct page *page;

	if (is_error_noslot_pfn(pfn) || !pfn_valid(pfn))
		return -EFAULT;
	page = pfn_to_page(pfn);
	get_page(page);
//      ^^^^^^^^ error taken: page is taken once more: gfn_to_pfn() already gave a reference; drop this one
	*hash = crc32(0, page_address(page), PAGE_SIZE);
	put_page(page);
	kvm_release_pfn_clean(pfn);
	return 0;
}
