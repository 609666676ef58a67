//- kernel v7.2
/* The copy comes one line too late. */
int peek_user_page(unsigned long hva, void *buf)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;

	put_page(page);
//      ~~~~~~~~ the reference to page is given back
	memcpy(buf, page_address(page), PAGE_SIZE);
//      ^^^^^^ error used: page is read after its reference was dropped: release it after the last use
	return 0;
}
