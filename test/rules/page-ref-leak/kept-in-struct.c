//- kernel v7.2
/* The queue owns its page until it is torn down. */
int attach_queue(struct kvm *kvm, struct guest_queue *queue, gfn_t gfn)
{
	struct page *page = gfn_to_page(kvm, gfn);

	if (!page)
		return -EINVAL;
	queue->page = page;
	queue->gfn = gfn;
	return 0;
}
