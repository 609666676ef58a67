//- kernel v7.2
/* Each round puts what it looked up, on `continue` and at its end. */
int sum_frames(struct kvm_vcpu *vcpu, gfn_t gfn, int count, u64 *sum)
{
	int i;

	for (i = 0; i < count; i++) {
		struct page *page;
		bool writable;
		kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn + i, false, &writable, &page);
		u64 word;

		if (is_error_noslot_pfn(pfn))
			return -EFAULT;
		if (!page)
			continue;
		memcpy(&word, page_address(page), sizeof(word));
		if (!word) {
			kvm_release_page_unused(page);
			continue;
		}
		*sum += word;
		kvm_release_page_unused(page);
	}
	return 0;
}
