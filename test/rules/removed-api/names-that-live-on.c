//- kernel v7.2
//- file include/linux/kvm_host.h
void kvm_release_page_clean(struct page *page);
struct page *__gfn_to_page(struct kvm *kvm, gfn_t gfn, bool write);
static inline struct page *gfn_to_page(struct kvm *kvm, gfn_t gfn)
{
	return __gfn_to_page(kvm, gfn, true);
}
//- file virt/kvm/fixture.c
/* The page's half of the API and the pfn cache share words with what was dropped. */
void touch(struct kvm *kvm, gfn_t gfn, unsigned long start, unsigned long end)
{
	struct page *page = gfn_to_page(kvm, gfn);

	if (page)
		kvm_release_page_clean(page);
	gfn_to_pfn_cache_invalidate_start(kvm, start, end);
}
