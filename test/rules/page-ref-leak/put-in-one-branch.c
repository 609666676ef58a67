//- kernel v7.2
/* Whoever finds the magic keeps the page; nobody is told where. */
int check_frame(unsigned long hva, u32 magic)
{
	struct page *page;
	u32 word;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	memcpy(&word, page_address(page), sizeof(word));
	if (word == magic)
		return 1;
//              ^^^^^^^^^ error kept: the reference to page from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
	put_page(page);
	return 0;
}
