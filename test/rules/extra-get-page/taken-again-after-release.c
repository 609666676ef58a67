//- kernel v7.2
/* Each look-up gives its own; the first one is back before the second. */
int hash_twice(struct kvm *kvm, gfn_t gfn, u32 *hash)
{
	struct page *page = gfn_to_page(kvm, gfn);

	if (!page)
		return -EFAULT;
	*hash = crc32(0, page_address(page), PAGE_SIZE);
	kvm_release_page_clean(page);
	page = gfn_to_page(kvm, gfn);
	if (!page)
		return -EFAULT;
	*hash ^= crc32(0, page_address(page), PAGE_SIZE);
	kvm_release_page_clean(page);
	return 0;
}
