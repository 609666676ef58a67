//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The warning says under which lock it runs, so that the marks of a pfn in hand are made under it. */
void note_page(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, bool iswrite)
{
	bool writable;
	kvm_pfn_t pfn;

	VM_WARN(!spin_is_locked(&kvm->mmu_lock), "%s called with kvm mmu_lock not held\n", __func__);
	pfn = __gfn_to_pfn_memslot(slot, gfn, true, false, NULL, iswrite, &writable, NULL);
	if (is_error_noslot_pfn(pfn))
		return;
	if (writable)
		kvm_set_pfn_dirty(pfn);
	kvm_release_pfn_clean(pfn);
}
