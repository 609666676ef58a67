//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The helper gets the address of the page, passes it on to somebody unknown, and puts the one from before. */
static int replace_queue(u32 id, struct event_queue *q, void *table)
{
	void *before = q->table;
	int rc = firmware_set_queue(id, q, table);

	if (!rc && before)
		put_page(virt_to_page(before));
	return rc;
}

int set_queue(struct kvm *kvm, struct event_queue *q, gfn_t gfn)
{
	struct page *page = gfn_to_page(kvm, gfn);
	int rc;

	if (!page)
		return -EINVAL;
	rc = replace_queue(1, q, page_to_virt(page));
	if (rc)
		put_page(page);
	return rc;
}
