//- kernel v7.2
/* The helper only passes it on, to somebody whom nobody here knows. */
static int pass_on(struct kvm_device *dev, struct page *page)
{
	return take_lent_frame(dev, page);
}

int lend_frame(struct kvm_device *dev, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	return pass_on(dev, page);
}
