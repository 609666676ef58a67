//- kernel v7.2
/* Two pages are taken; where the second is missing the first is not given back. */
int compare_frames(unsigned long left, unsigned long right)
{
	struct page *a, *b;
	int rc;

	if (get_user_pages_fast(left, 1, 0, &a) != 1)
		return -EFAULT;
	if (get_user_pages_fast(right, 1, 0, &b) != 1)
		return -EFAULT;
//              ^^^^^^^^^^^^^^^ error kept: the reference to a from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
	rc = memcmp(page_address(a), page_address(b), PAGE_SIZE);
	put_page(b);
	put_page(a);
	return rc;
}
