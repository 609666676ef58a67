//- kernel v7.2
//- file include/linux/kvm_host.h
void kvm_release_page_clean(struct page *page);
//- file arch/x86/include/asm/kvm_compat.h
static inline void kvm_set_pfn_dirty(kvm_pfn_t pfn)
{
	SetPageDirty(pfn_to_page(pfn));
}
//- file arch/x86/kvm/fixture.c
/* The architecture carries the old name on for itself. */
static void write_back(kvm_pfn_t pfn)
{
	kvm_set_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^ info declared: kvm_set_pfn_dirty() is still declared here, and gone since v6.13: set dirty in kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped
}
//- file arch/arm64/kvm/fixture.c
static void write_back(kvm_pfn_t pfn)
{
	kvm_set_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^ warning gone: kvm_set_pfn_dirty() is gone since v6.13: set dirty in kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped
}
