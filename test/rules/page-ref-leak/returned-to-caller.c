//- kernel v7.2
/* The page is what the function is for; whoever calls it puts it. */
static struct page *grab_frame(unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return NULL;
	return page;
}

int hash_frame(unsigned long hva, u32 *hash)
{
	struct page *page = grab_frame(hva);

	if (!page)
		return -EFAULT;
	*hash = crc32(0, page_address(page), PAGE_SIZE);
	put_page(page);
	return 0;
}
