//- kernel v7.2
/* The kernel maps the page for itself, outside any lock; the second function sets the members one by one. */
int open_window(struct kvm_vcpu *vcpu, gfn_t gfn, struct window *window)
{
	struct kvm_follow_pfn kfp = {
		.slot = kvm_vcpu_gfn_to_memslot(vcpu, gfn),
		.gfn = gfn,
		.flags = FOLL_WRITE,
		.refcounted_page = &window->page,
	};

	window->pfn = kvm_follow_pfn(&kfp);
//                    ^^^^^^^^^^^^^^ warning accessed: kfp does not pin the page that is mapped here, and no invalidation is looked out for: set pin
	if (is_error_noslot_pfn(window->pfn))
		return -EINVAL;
	window->at = memremap(pfn_to_hpa(window->pfn), PAGE_SIZE, MEMREMAP_WB);
	return window->at ? 0 : -EFAULT;
}
