//- kernel v7.2
/* __free() puts the page at the end of the scope, on every way out; the explicit put of one way is a second one. */
DEFINE_FREE(put_frame, struct page *, if (_T) put_page(_T))

int scan_frame(unsigned long hva, u32 magic)
{
	struct page *page __free(put_frame) = NULL;
	u32 word;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	memcpy(&word, page_address(page), sizeof(word));
	if (word != magic) {
		put_page(page);
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ error again: page is released again: its only reference was given back by put_page()
	}
	return 0;
}
