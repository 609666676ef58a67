//- kernel v7.2
/* swap() leaves the new page in `cur`; the old one is put and not looked at again. */
int refresh_frame(unsigned long hva, struct page *cur, void *buf)
{
	struct page *new;

	if (get_user_pages_fast(hva, 1, 0, &new) != 1)
		return -EFAULT;
	swap(cur, new);
	put_page(new);
	memcpy(buf, page_address(cur), PAGE_SIZE);
	put_page(cur);
	return 0;
}
