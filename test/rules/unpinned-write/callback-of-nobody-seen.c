//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* Nobody says what is handed in: it comes out of a structure. */
static int fill_page(struct page *page, void *opaque)
{
	void *va = kmap_local_page(page);

	memcpy(va, opaque, PAGE_SIZE);
	set_page_dirty_lock(page);
	kunmap_local(va);
	return 0;
}

static int run_one(struct page *page, kvm_run_cb run, void *opaque)
{
	return run(page, opaque);
}

int run_user(struct filler *filler, unsigned long hva)
{
	struct page *page;
	int r;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	r = run_one(page, filler->run, filler);
	put_page(page);
	return r;
}

int run_pinned(struct filler *filler, unsigned long hva)
{
	struct page *page;
	int r;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	r = run_one(page, fill_page, filler);
	unpin_user_page(page);
	return r;
}
