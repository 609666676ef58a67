//- kernel v7.2
/* `break` leaves the loop with a page that only the end of a round puts. */
int find_word(struct kvm *kvm, unsigned long hva, int count, u32 want)
{
	int i;

	for (i = 0; i < count; i++) {
		struct page *page;
		u32 word;

		if (get_user_pages_fast(hva + i * PAGE_SIZE, 1, 0, &page) != 1)
			return -EFAULT;
		memcpy(&word, page_address(page), sizeof(word));
		if (word == want)
			break;
		put_page(page);
	}
	return i;
//      ^^^^^^^^^ error kept: the reference to page from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
//      ^^^^^^^^^ folded error kept: the reference to page from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
}
