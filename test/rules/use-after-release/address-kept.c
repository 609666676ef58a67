//- kernel v7.2
/* The address was computed before the put and is followed after it. */
int sum_frame(unsigned long hva, u64 *sum)
{
	struct page *page;
	void *va;
	u64 word;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	va = page_address(page) + 64;
	unlock_page(page);
	put_page(page);
	memcpy(&word, va, sizeof(word));
//      ^^^^^^ error used: va is read after its reference was dropped: release it after the last use
	*sum += word;
	return 0;
}
