//- kernel v7.2
/* The page goes to callers and its pfn to nobody: they can only reach for its contents. */
struct page *page_for_firmware(struct kvm *kvm, gpa_t gpa, bool to_write)
{
	struct page *found = NULL;
	struct kvm_follow_pfn ask = {
		.slot = gfn_to_memslot(kvm, gpa_to_gfn(gpa)),
		.gfn = gpa_to_gfn(gpa),
		.flags = to_write ? FOLL_WRITE : 0,
		.refcounted_page = &found,
	};

	kvm_follow_pfn(&ask);
//      ^^^^^^^^^^^^^^ warning handedOut: ask hands out a page for direct access and does not pin it: set pin, a FOLL_GET reference does not keep its contents
	return found;
}
