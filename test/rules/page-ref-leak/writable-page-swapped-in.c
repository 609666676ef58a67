//- kernel v7.2
//- file virt/kvm/fixture.c
/* A writable page in place of the read-only one: the first is given back, the second kept. */
static int to_pfn_slow(struct kvm_follow_pfn *kfp, kvm_pfn_t *pfn)
{
	unsigned int flags = FOLL_HWPOISON | FOLL_WRITE;
	struct page *page, *wpage;
	int npages;

	npages = get_user_pages_unlocked(kfp->hva, 1, &page, flags);
	if (npages != 1)
		return npages;
	if (kfp->flags & FOLL_WRITE)
		goto out;
	if (get_user_page_fast_only(kfp->hva, FOLL_WRITE, &wpage)) {
		put_page(page);
		page = wpage;
	}
out:
	*pfn = page_to_pfn(page);
	*kfp->refcounted_page = page;
	return npages;
}

int drop_one(struct kvm_follow_pfn *kfp)
{
	kvm_pfn_t pfn;
	int r = to_pfn_slow(kfp, &pfn);

	if (r == 1)
		put_page(*kfp->refcounted_page);
	return r;
}
