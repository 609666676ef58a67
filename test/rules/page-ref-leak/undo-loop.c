//- kernel v7.2
/* What was pinned before the failure is unpinned, from the last one down. */
int pin_frames(unsigned long hva, struct page **pages, int count)
{
	int i;

	for (i = 0; i < count; i++) {
		if (pin_user_pages_fast(hva + i * PAGE_SIZE, 1, FOLL_WRITE, &pages[i]) != 1)
			goto undo;
	}
	return 0;
undo:
	while (--i >= 0)
		unpin_user_page(pages[i]);
	return -EFAULT;
}
