//- kernel v7.2
//- file include/linux/kvm_host.h
void kvm_release_page_clean(struct page *page);
//- file arch/powerpc/kvm/fixture.c
/* In comments, like kvm_set_pfn_dirty(pfn), in words and in what is switched off. */
static void report(struct kvm *kvm, kvm_pfn_t pfn)
{
	/* formerly kvm_release_pfn_clean(pfn) */
	pr_info("kvm_release_pfn_clean(%llx)\n", pfn); // kvm_release_pfn(pfn, 1)
#if 0
	kvm_set_pfn_accessed(pfn);
#ifdef MORE
	kvm_set_pfn_dirty(pfn);
#endif
	kvm_release_pfn_dirty(pfn);
#else
	count_report(kvm);
#endif
}
