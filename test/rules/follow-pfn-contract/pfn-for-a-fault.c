//- kernel v7.2
/* Callers map the pfn into the guest under the lock and the retry check; both outputs are theirs. */
kvm_pfn_t frame_for_fault(const struct kvm_memory_slot *slot, gfn_t gfn, unsigned int foll,
			  bool *writable, struct page **page)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.flags = foll,
		.map_writable = writable,
		.refcounted_page = page,
	};

	if (WARN_ON_ONCE(!writable || !page))
		return KVM_PFN_ERR_FAULT;

	*writable = false;
	*page = NULL;
	return kvm_follow_pfn(&kfp);
}
