//- kernel v7.2
/* One of two references is dropped; the other one carries the copy. */
int copy_and_keep(unsigned long hva, void *buf, struct page **kept)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	*kept = page;
	get_page(page);
	put_page(page);
	memcpy(buf, page_address(page), PAGE_SIZE);
	return 0;
}
