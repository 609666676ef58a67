//- kernel v7.2
//- file include/linux/kvm_host.h
int mmu_invalidate_retry(struct kvm *kvm, unsigned long mmu_seq);
//- file arch/riscv/kvm/fixture.c
/* Each name says what took its place and since when. */
static int stale(struct kvm *kvm, unsigned long seq, gfn_t gfn, unsigned long hva)
{
	if (mmu_notifier_retry_hva(kvm, seq, hva))
//          ^^^^^^^^^^^^^^^^^^^^^^ warning gone: mmu_notifier_retry_hva() is gone since v6.0: call mmu_invalidate_retry_gfn()
		return 1;
	return mmu_invalidate_retry_hva(kvm, seq, hva) || kvm_is_reserved_pfn(gfn);
//             ^^^^^^^^^^^^^^^^^^^^^^^^ warning gone: mmu_invalidate_retry_hva() is gone since v6.8: call mmu_invalidate_retry_gfn()
//                                                        ^^^^^^^^^^^^^^^^^^^ warning gone: kvm_is_reserved_pfn() is gone since v6.0: keep the page that kvm_faultin_pfn() hands out, NULL where nothing is refcounted
}
