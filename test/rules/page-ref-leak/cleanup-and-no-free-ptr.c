//- kernel v7.2
/* What __free() drops is no leak; what no_free_ptr() took out of its hands is the caller's, or leaks. */
DEFINE_FREE(put_frame, struct page *, if (_T) put_page(_T))

struct page *grab_frame(unsigned long hva, u32 magic)
{
	struct page *page __free(put_frame) = NULL;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return NULL;
	if (frame_magic(hva) != magic)
		return NULL;
	return no_free_ptr(page);
}

int lose_frame(unsigned long hva)
{
	struct page *page __free(put_frame) = NULL;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	retain_and_null_ptr(page);
	return 0;
//      ^^^^^^^^^ error kept: the reference to page from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
}

/* Without a DEFINE_FREE() in reach a cleanup is called after the function that it calls. */
int read_frame(unsigned long hva, void *to)
{
	struct page *page __free(put_page) = NULL;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	memcpy(to, page_address(page), 64);
	return 0;
}
