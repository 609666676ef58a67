//- kernel v7.2
/* FOLL_PIN allows the mark anywhere, as long as it is there. */
int clear_bit_in_guest(unsigned long hva, int bit)
{
	struct page *page;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	clear_bit(bit, page_address(page));
	unpin_user_page(page);
//      ^^^^^^^^^^^^^^^ warning missing-dirty/written: page was written and is released clean by unpin_user_page(): mark it dirty before, or release it as dirty
	set_page_dirty_lock(page);
//      ^^^^^^^^^^^^^^^^^^^ error marked: page is marked dirty after its reference was dropped: mark it before the release
	return 0;
}
