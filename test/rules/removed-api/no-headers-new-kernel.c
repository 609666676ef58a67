//- kernel v6.13
/* Nothing shows what is declared: the number says that it was dropped before. */
static unsigned long seq_check(struct kvm *kvm, unsigned long seq, kvm_pfn_t pfn)
{
	if (mmu_notifier_retry(kvm, seq))
//          ^^^^^^^^^^^^^^^^^^ warning gone: mmu_notifier_retry() is gone since v6.0: call mmu_invalidate_retry()
		return 0;
	return (unsigned long)gfn_to_pfn_memslot_atomic(NULL, pfn);
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^ warning gone: gfn_to_pfn_memslot_atomic() is gone since v6.13: call kvm_prefetch_pages(), and release the page it hands out
}
