//- kernel v7.2
/* The helper hands its reference over by the out-parameter, and its caller leaves early. */
static int grab_frame(struct kvm_vcpu *vcpu, gfn_t gfn, struct page **pagep)
{
	struct page *page = __gfn_to_page(vcpu->kvm, gfn, true);

	if (!page)
		return -EFAULT;
	*pagep = page;
	return 0;
}

int count_words(struct kvm_vcpu *vcpu, gfn_t gfn, int limit)
{
	struct page *page;
	u32 word;
	int rc = grab_frame(vcpu, gfn, &page);

	if (rc)
		return rc;
	if (limit <= 0)
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ error kept: the reference to page from grab_frame() is still held at this return, and nobody can give it back: release the page first
	memcpy(&word, page_address(page), sizeof(word));
	kvm_release_page_clean(page);
	return word;
}
