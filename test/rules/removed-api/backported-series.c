//- kernel v6.6
//- file include/linux/kvm_host.h
void kvm_release_faultin_page(struct kvm *kvm, struct page *page, bool unused, bool dirty);
int kvm_prefetch_pages(struct kvm_memory_slot *slot, gfn_t gfn, struct page **pages, int nr_pages);
//- file arch/x86/kvm/mmu/fixture.c
/* A vendor's old kernel with the new API: what it declares counts, not its number. */
static int fill(struct kvm_memory_slot *slot, gfn_t gfn, struct page **pages)
{
	return gfn_to_page_many_atomic(slot, gfn, pages, 4);
//             ^^^^^^^^^^^^^^^^^^^^^^^ warning gone: gfn_to_page_many_atomic() is gone since v6.13: call kvm_prefetch_pages(), which takes the same arguments
}
