//- kernel v7.2
/* `break` leaves the loop with the page put, and what follows puts it again. */
int find_frame(struct kvm_vcpu *vcpu, gfn_t gfn, int count, u64 want)
{
	struct page *page = NULL;
	int i;

	for (i = 0; i < count; i++) {
		bool writable;
		kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn + i, false, &writable, &page);
		u64 word;

		if (is_error_noslot_pfn(pfn) || !page)
			return -EFAULT;
		memcpy(&word, page_address(page), sizeof(word));
		if (word == want) {
			kvm_release_page_unused(page);
			break;
		}
		kvm_release_page_unused(page);
		page = NULL;
	}
	kvm_release_page_unused(page);
//      ^^^^^^^^^^^^^^^^^^^^^^^ error again: page is released again: its only reference was given back by kvm_release_page_unused()
	return i;
}
