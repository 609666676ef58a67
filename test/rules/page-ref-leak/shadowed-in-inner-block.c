//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* The inner variables are others: the result of the copy says nothing of the result that is asked for below. */
int copy_frame(unsigned long hva, void *to, int count)
{
	struct page *page = NULL;
	int rc, i;

	rc = get_user_pages_fast(hva, 1, 0, &page);
	for (i = 0; i < count; i++) {
		int rc = copy_chunk(to, i);
		struct page *page = next_chunk(i);

		if (rc < 0 || !page)
			break;
	}
	if (rc == 1)
		put_page(page);
	return 0;
}

int copy_and_forget(unsigned long hva, void *to)
{
	struct page *page = NULL;
	int rc = 0;

	if (get_user_pages_fast(hva, 1, 0, &page) == 1) {
		int rc = copy_chunk(to, 0);

		if (rc)
			pr_err("chunk: %d\n", rc);
	}
	if (rc)
		put_page(page);
	return rc;
//      ^^^^^^^^^^ error kept: the reference to page from get_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
}
