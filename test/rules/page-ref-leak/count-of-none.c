//- kernel v7.2
/* A prefetch that says 0 or less has taken nothing; the rest is released one by one. */
int warm_range(struct kvm_memory_slot *slot, gfn_t gfn, int want)
{
	struct page *pages[8];
	int i, got = kvm_prefetch_pages(slot, gfn, pages, want);

	if (got <= 0)
		return -EAGAIN;
	for (i = 0; i < got; i++)
		kvm_release_page_clean(pages[i]);
	return got;
}
