//- kernel v7.2
/* An array of pages, put one by one, and the rest in a second loop. */
void prefetch_range(struct kvm_memory_slot *slot, gfn_t gfn, int want, int keep)
{
	struct page *pages[8];
	int i, got = kvm_prefetch_pages(slot, gfn, pages, want);

	if (got <= 0)
		return;
	for (i = 0; i < got && i < keep; i++)
		kvm_release_page_clean(pages[i]);
	for (; i < got; i++)
		kvm_release_page_unused(pages[i]);
}
