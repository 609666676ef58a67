//- kernel v6.12
//- file virt/kvm/kvm_mm.h
struct kvm_follow_pfn {
	const struct kvm_memory_slot *slot;
	const gfn_t gfn;
	unsigned long hva;
	unsigned int flags;
	bool *map_writable;
};
kvm_pfn_t hva_to_pfn(struct kvm_follow_pfn *kfp);
//- file virt/kvm/fixture.c
/* The members that are missed are not there yet. */
static kvm_pfn_t kvm_follow_pfn(struct kvm_follow_pfn *kfp)
{
	kfp->hva = __gfn_to_hva_many(kfp->slot, kfp->gfn, NULL, kfp->flags & FOLL_WRITE);
	if (kvm_is_error_hva(kfp->hva))
		return KVM_PFN_NOSLOT;
	return hva_to_pfn(kfp);
}

kvm_pfn_t frame_at(struct kvm_memory_slot *slot, gfn_t gfn, bool *writable)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.map_writable = writable,
	};

	return kvm_follow_pfn(&kfp);
}
