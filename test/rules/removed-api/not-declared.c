//- kernel v7.2
//- file include/linux/kvm_host.h
void kvm_release_faultin_page(struct kvm *kvm, struct page *page, bool unused, bool dirty);
//- file arch/riscv/kvm/fixture.c
/* Written for an older kernel; the second function mentions nothing else of the model, and the macro is nowhere used. */
#define drop_twice(pfn) do { kvm_release_pfn_clean(pfn); kvm_release_pfn_clean(pfn); } while (0)
//                           ^^^^^^^^^^^^^^^^^^^^^ warning gone: kvm_release_pfn_clean() is gone since v6.13: keep the page of the look-up and call kvm_release_faultin_page(), or kvm_release_page_clean() outside of faults
//                                                       ^^^^^^^^^^^^^^^^^^^^^ warning gone: kvm_release_pfn_clean() is gone since v6.13: keep the page of the look-up and call kvm_release_faultin_page(), or kvm_release_page_clean() outside of faults

static void age_one(struct kvm *kvm, kvm_pfn_t pfn)
{
	if (pfn)
		kvm_set_pfn_accessed(pfn);
//              ^^^^^^^^^^^^^^^^^^^^ warning gone: kvm_set_pfn_accessed() is gone since v6.13: leave it to kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped
}

static bool guess(kvm_pfn_t pfn)
{
	return !kvm_pfn_to_refcounted_page(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning gone: kvm_pfn_to_refcounted_page() is gone since v6.13: keep the page that kvm_faultin_pfn() hands out instead of guessing it from the pfn
}
