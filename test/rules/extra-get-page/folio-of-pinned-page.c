//- kernel v7.2
/* A pin holds the folio already; both are given back, and one of them was for nothing. */
int scrub_frame(unsigned long hva)
{
	struct page *page;
	struct folio *folio;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	folio = page_folio(page);
	folio_get(folio);
//      ^^^^^^^^^ error taken: folio is taken once more: pin_user_pages_fast() already gave a reference; drop this one
	clear_highpage(page);
	folio_put(folio);
	unpin_user_page(page);
//      ^^^^^^^^^^^^^^^ warning missing-dirty/written: page was written and is released clean by unpin_user_page(): mark it dirty before, or release it as dirty
	return 0;
}
