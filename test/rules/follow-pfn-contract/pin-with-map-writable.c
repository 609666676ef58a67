//- kernel v7.2
/* The two answer the same question in two ways. */
int pin_frame(struct kvm_memory_slot *slot, gfn_t gfn, struct frame *frame)
{
	bool writable = false;
	struct kvm_follow_pfn kfp = {
		.slot = slot,
		.gfn = gfn,
		.map_writable = &writable,
		.refcounted_page = &frame->page,
		.pin = true,
	};

	frame->pfn = kvm_follow_pfn(&kfp);
//                   ^^^^^^^^^^^^^^ warning pinAndWritable: kfp sets pin and map_writable: whoever pins a page asks for write access by FOLL_WRITE; drop map_writable
	return is_error_noslot_pfn(frame->pfn) ? -EFAULT : 0;
}
