//- kernel v6.8
//- file include/linux/kvm_host.h
struct kvm_follow_pfn {
	const struct kvm_memory_slot *slot;
	gfn_t gfn;
	unsigned long hva;
	unsigned int flags;
	bool atomic;
	/* Whoever leaves out FOLL_GET promises to watch for invalidations. */
	bool guarded_by_mmu_notifier;
	bool *writable, **unused_for_now;
	kvm_pfn_t pfn;
	struct page **refcounted_page;
};
kvm_pfn_t kvm_follow_pfn(struct kvm_follow_pfn *kfp);
//- file arch/x86/kvm/fixture.c
/* A version of the series in which the caller says what keeps the pfn valid, and this one says nothing. */
kvm_pfn_t bare_frame(struct kvm_memory_slot *slot, gfn_t gfn, bool write, struct page **page)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.flags = write ? FOLL_WRITE : 0,
		.refcounted_page = page,
	};

	return kvm_follow_pfn(&kfp);
//             ^^^^^^^^^^^^^^ warning unguarded: kfp asks without FOLL_GET and is not guarded_by_mmu_notifier: nothing keeps the pfn valid
}
