//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* A bit operation writes where its second argument points. */
int raise_indicator(struct kvm *kvm, unsigned long uaddr, unsigned long bit)
{
	struct page *page = NULL;
	unsigned long *map;

	if (pin_user_pages_fast(uaddr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	map = page_address(page);
	set_bit(bit, map);
	unpin_user_page(page);
//      ^^^^^^^^^^^^^^^ warning written: page was written and is released clean by unpin_user_page(): mark it dirty before, or release it as dirty
	return 0;
}

/* The bit that is asked for is left as it is. */
int read_indicator(struct kvm *kvm, unsigned long uaddr, unsigned long bit)
{
	struct page *page = NULL;
	int found;

	if (pin_user_pages_fast(uaddr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	found = test_bit(bit, page_address(page));
	unpin_user_page(page);
	return found;
}
