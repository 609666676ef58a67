//- kernel v7.2
/* Left out of the initialiser; never assigned. */
kvm_pfn_t frame_of(struct kvm_memory_slot *slot, gfn_t gfn, bool *writable)
{
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.map_writable = writable,
	};

	return kvm_follow_pfn(&kfp);
//             ^^^^^^^^^^^^^^ warning noPage: kfp has no refcounted_page: nobody can release what is looked up; say where the page goes
}

kvm_pfn_t frame_at(unsigned long hva, bool *writable)
{
	struct kvm_follow_pfn kfp;

	kfp.hva = hva;
	kfp.flags = FOLL_WRITE;
	kfp.map_writable = writable;
	return hva_to_pfn(&kfp);
//             ^^^^^^^^^^ warning noPage: kfp has no refcounted_page: nobody can release what is looked up; say where the page goes
}
