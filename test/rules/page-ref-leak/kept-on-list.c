//- kernel v7.2
/* The entry that is put on the list carries the page. */
int remember_frame(struct kvm *kvm, unsigned long hva)
{
	struct frame *frame = kzalloc(sizeof(*frame), GFP_KERNEL_ACCOUNT);

	if (!frame)
		return -ENOMEM;
	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &frame->page) != 1) {
		kfree(frame);
		return -EFAULT;
	}
	list_add(&frame->link, &kvm->arch.frames);
	return 0;
}
