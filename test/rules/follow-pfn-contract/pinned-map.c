//- kernel v7.2
/* What the kernel maps is pinned, and write access is asked for by a flag. */
int open_window(struct kvm_vcpu *vcpu, gfn_t gfn, struct window *window, bool write)
{
	struct kvm_follow_pfn kfp = {
		.slot = kvm_vcpu_gfn_to_memslot(vcpu, gfn),
		.gfn = gfn,
		.flags = write ? FOLL_WRITE : 0,
		.refcounted_page = &window->page,
		.pin = true,
	};

	window->pfn = kvm_follow_pfn(&kfp);
	if (is_error_noslot_pfn(window->pfn))
		return -EINVAL;
	window->at = kmap(pfn_to_page(window->pfn));
	return 0;
}
