//- kernel v7.2
/* The early return puts the page itself and never reaches the label. */
int check_frame(struct kvm *kvm, unsigned long hva, u32 magic)
{
	struct page *page;
	u32 word;
	int rc = 0;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;

	if (!kvm->arch.frames_checked) {
		put_page(page);
		return -ENODEV;
	}
	memcpy(&word, page_address(page), sizeof(word));
	if (word != magic) {
		rc = -EINVAL;
		goto out_put;
	}
	rc = 1;
out_put:
	put_page(page);
	return rc;
}
