//- kernel v7.2
//- file virt/kvm/fixture.c
/* Who writes is handed in by a caller that pins; the other caller's function reads. */
static int walk_one(struct kvm *kvm, struct page *page, kvm_walk_cb each, void *opaque)
{
	return each(kvm, page, opaque);
}

static int take_in(struct kvm *kvm, struct page *page, void *opaque)
{
	void *va = kmap_local_page(page);

	memcpy(opaque, va, PAGE_SIZE);
	kunmap_local(va);
	return 0;
}

static int give_out(struct kvm *kvm, struct page *page, void *opaque)
{
	void *va = kmap_local_page(page);

	memcpy(va, opaque, PAGE_SIZE);
	set_page_dirty_lock(page);
	kunmap_local(va);
	return 0;
}

int walk_in(struct kvm *kvm, unsigned long hva, void *to)
{
	struct page *page;
	int r;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	r = walk_one(kvm, page, take_in, to);
	put_page(page);
	return r;
}

int walk_out(struct kvm *kvm, unsigned long hva, void *from)
{
	struct page *page;
	int r;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	r = walk_one(kvm, page, give_out, from);
	unpin_user_page(page);
	return r;
}
