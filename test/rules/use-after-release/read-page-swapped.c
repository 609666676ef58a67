//- kernel v6.12
//- file virt/kvm/fixture.c
/* The writable page takes the place of the one that is put. */
int grab_for_write(unsigned long addr, bool *writable, kvm_pfn_t *pfn, void *first)
{
	struct page *page, *wpage;

	if (get_user_pages_unlocked(addr, 1, &page, FOLL_HWPOISON) != 1)
		return -EFAULT;
	if (get_user_page_fast_only(addr, FOLL_WRITE, &wpage)) {
		*writable = true;
		put_page(page);
		page = wpage;
	}
	memcpy(first, page_address(page), 8);
	*pfn = page_to_pfn(page);
	return 0;
}
