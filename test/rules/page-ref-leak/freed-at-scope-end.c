//- kernel v7.2
/* __free() puts the page on every way out. */
DEFINE_FREE(put_frame, struct page *, if (_T) put_page(_T))

int read_frame(unsigned long hva, u32 *word)
{
	struct page *page __free(put_frame) = NULL;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	memcpy(word, page_address(page), sizeof(*word));
	return 0;
}
