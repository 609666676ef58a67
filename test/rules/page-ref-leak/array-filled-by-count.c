//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* What the call gives is how many pages it found: so many are given back. */
int prefetch_some(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *start, u64 *end)
{
	struct page *pages[16];
	int i, ret;

	ret = kvm_prefetch_pages(slot, gfn, pages, end - start);
	if (ret <= 0)
		return -1;

	for (i = 0; i < ret; i++, gfn++, start++) {
		map_one(vcpu, slot, start, gfn, page_to_pfn(pages[i]));
		kvm_release_page_clean(pages[i]);
	}
	return 0;
}

struct page **pin_all(unsigned long uaddr, unsigned long npages, unsigned long *n)
{
	struct page **pages;
	int npinned;

	pages = kvmalloc_objs(*pages, npages);
	if (!pages)
		return ERR_PTR(-ENOMEM);
	npinned = pin_user_pages_fast(uaddr, npages, FOLL_WRITE | FOLL_LONGTERM, pages);
	if (npinned != npages)
		goto err;
	*n = npages;
	return pages;
err:
	if (npinned > 0)
		unpin_user_pages(pages, npinned);
	kvfree(pages);
	return ERR_PTR(-ENOMEM);
}
