//- kernel v7.2
/* What a helper fills in, or a caller asks for, is not seen here. */
static void fill(struct kvm_follow_pfn *kfp, struct page **page)
{
	kfp->refcounted_page = page;
	kfp->pin = true;
}

kvm_pfn_t frame_by_helper(struct kvm_memory_slot *slot, gfn_t gfn, struct page **page)
{
	struct kvm_follow_pfn kfp = { .slot = slot, .gfn = gfn };

	fill(&kfp, page);
	return kvm_follow_pfn(&kfp);
}

kvm_pfn_t frame_as_asked(struct kvm_follow_pfn *kfp)
{
	return kvm_follow_pfn(kfp);
}
