//- kernel v7.2
/* Without an array of pages nothing is handed out: the user's page is only brought in. */
void wake_frame(struct mm_struct *mm, unsigned long addr)
{
	int locked = 1;

	mmap_read_lock(mm);
	get_user_pages_remote(mm, addr, 1, FOLL_WRITE, NULL, &locked);
	if (locked)
		mmap_read_unlock(mm);
}
