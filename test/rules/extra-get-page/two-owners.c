//- kernel v7.2
/* The cache keeps the one reference, the reader gets the other. */
int cache_frame(struct frame_cache *cache, unsigned long hva, struct page **reader)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	cache->page = page;
	get_page(page);
	*reader = page;
	return 0;
}
