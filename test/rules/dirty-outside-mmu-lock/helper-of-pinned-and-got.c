//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* One caller pins, so that the helper is right; the other is told at its call. */
static void note_write(struct page *page)
{
	set_page_dirty_lock(page);
}

int write_pinned(unsigned long hva)
{
	struct page *page;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	note_write(page);
	unpin_user_page(page);
	return 0;
}

int write_got(unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	note_write(page);
//      ^^^^^^^^^^ warning sleeping: page is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock
	put_page(page);
	return 0;
}
