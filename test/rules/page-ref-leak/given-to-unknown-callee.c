//- kernel v7.2
/* Nobody here knows what the device does with it. */
int lend_frame(struct kvm_device *dev, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	return take_lent_frame(dev, page);
}

int lend_address(struct kvm_device *dev, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	return take_lent_address(dev, page_to_virt(page) + offset_in_page(hva));
}
