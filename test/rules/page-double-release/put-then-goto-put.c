//- kernel v7.2
/* The branch puts the page and still leaves over the label that puts it. */
int check_frame(unsigned long hva, u32 magic)
{
	struct page *page;
	u32 word;
	int rc = 0;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;

	memcpy(&word, page_address(page), sizeof(word));
	if (word != magic) {
		put_page(page);
//              ~~~~~~~~ the reference to page is given back
		rc = -EINVAL;
		goto out_put;
	}
	rc = 1;
out_put:
	put_page(page);
//      ^^^^^^^^ error again: page is released again: its only reference was given back by put_page()
	return rc;
}
