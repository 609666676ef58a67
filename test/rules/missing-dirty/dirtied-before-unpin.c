//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* Both ways to say it: a mark of its own, and a release that makes it. */
int store_word(unsigned long uaddr, u64 word, bool lock)
{
	struct page *page;
	u64 *va;

	if (pin_user_pages_fast(uaddr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	va = kmap_local_page(page);
	*va = word;
	kunmap_local(va);
	if (lock) {
		set_page_dirty_lock(page);
		unpin_user_page(page);
	} else {
		unpin_user_pages_dirty_lock(&page, 1, true);
	}
	return 0;
}
