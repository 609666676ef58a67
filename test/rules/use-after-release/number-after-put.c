//- kernel v7.2
/* page_to_pfn() is arithmetic: the number may be told after the page is gone. */
int tell_pfn(unsigned long hva, kvm_pfn_t *pfn)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	put_page(page);
	*pfn = page_to_pfn(page);
	pr_debug("at %llx\n", *pfn << PAGE_SHIFT);
	return 0;
}
