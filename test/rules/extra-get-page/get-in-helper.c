//- kernel v7.2
/* The helper takes what its caller holds; the caller is where both are seen. */
static void begin_use(struct frame_use *use, struct page *page)
{
	get_page(page);
	use->count++;
}

int use_frame(struct frame_use *use, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	begin_use(use, page);
//      ^^^^^^^^^ error taken: page is taken once more: get_user_pages_fast() already gave a reference; drop this one
	use_words(page_address(page));
	put_page(page);
	put_page(page);
	return 0;
}
