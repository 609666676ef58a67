//- kernel v6.12
//- file virt/kvm/kvm_mm.h
struct kvm_follow_pfn {
	const struct kvm_memory_slot *slot;
	const gfn_t gfn;
	unsigned long hva;
	unsigned int flags;
	bool *map_writable;
	struct page **refcounted_page;
};
kvm_pfn_t hva_to_pfn(struct kvm_follow_pfn *kfp);
//- file include/linux/kvm_host.h
void kvm_release_pfn_clean(kvm_pfn_t pfn);
struct page *kvm_pfn_to_refcounted_page(kvm_pfn_t pfn);
//- file virt/kvm/fixture.c
/* In the middle of the series the old look-up is made of the new one; its callers release the pfn. */
static kvm_pfn_t kvm_resolve(struct kvm_follow_pfn *kfp, struct page *page, struct follow_pfnmap_args *map)
{
	kvm_pfn_t pfn;

	if (kfp->map_writable)
		*kfp->map_writable = true;
	if (map) {
		pfn = map->pfn;
		page = kvm_pfn_to_refcounted_page(pfn);
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ info removed-api/declared: kvm_pfn_to_refcounted_page() is still declared here, and gone since v6.13: keep the page that kvm_faultin_pfn() hands out instead of guessing it from the pfn
		if (page && !get_page_unless_zero(page))
			return KVM_PFN_ERR_FAULT;
	} else {
		pfn = page_to_pfn(page);
	}
	if (kfp->refcounted_page)
		*kfp->refcounted_page = page;
	return pfn;
}

static bool frame_fast(struct kvm_follow_pfn *kfp, kvm_pfn_t *pfn)
{
	struct page *page;

	if (!get_user_page_fast_only(kfp->hva, FOLL_WRITE, &page))
		return false;
	*pfn = kvm_resolve(kfp, page, NULL);
	return true;
}

kvm_pfn_t frame_of(struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.flags = FOLL_WRITE,
	};

	return hva_to_pfn(&kfp);
}
