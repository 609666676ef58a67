//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* Pinned for write and written, and nobody says so to the file behind it. */
int store_word(unsigned long uaddr, u64 word)
{
	struct page *page;
	u64 *va;

	if (pin_user_pages_fast(uaddr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	va = kmap_local_page(page);
	*va = word;
	kunmap_local(va);
	unpin_user_page(page);
//      ^^^^^^^^^^^^^^^ warning written: page was written and is released clean by unpin_user_page(): mark it dirty before, or release it as dirty
	return 0;
}
