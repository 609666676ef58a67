//- kernel v7.2
/* The folio's reference is the page's: given back under both names. */
int stat_frame(unsigned long hva, unsigned long *pages)
{
	struct page *page;
	struct folio *folio;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	folio = page_folio(page);
	*pages = folio_nr_pages(folio);
	folio_put(folio);
	put_page(page);
//      ^^^^^^^^ error again: page is released again: its only reference was given back by folio_put()
	return 0;
}
