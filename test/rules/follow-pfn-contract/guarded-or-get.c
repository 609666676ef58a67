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
/* One takes a reference, one promises, one leaves it to its caller. */
kvm_pfn_t held_frame(struct kvm_memory_slot *slot, gfn_t gfn, struct page **page)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.flags = FOLL_GET | FOLL_WRITE,
		.refcounted_page = page,
	};

	return kvm_follow_pfn(&kfp);
}

kvm_pfn_t watched_frame(struct kvm_memory_slot *slot, gfn_t gfn, struct page **page)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.guarded_by_mmu_notifier = true,
		.refcounted_page = page,
	};

	return kvm_follow_pfn(&kfp);
}

kvm_pfn_t any_frame(struct kvm_memory_slot *slot, gfn_t gfn, unsigned int flags, struct page **page)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.flags = flags | FOLL_WRITE,
		.refcounted_page = page,
	};

	return kvm_follow_pfn(&kfp);
}
