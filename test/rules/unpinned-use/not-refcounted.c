//- kernel v7.2
/* A NULL page says that the pfn holds no reference; then its memory is only good under the lock. */
int dump_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, void *buf)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	void *va;

	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page) {
		va = memremap(pfn_to_hpa(pfn), PAGE_SIZE, MEMREMAP_WB);
//                   ^^^^^^^^ error used: page is mapped without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check
		if (!va)
			return -ENOMEM;
		copy_window(buf, va);
		memunmap(va);
		return 0;
	}
	memcpy(buf, page_address(page), PAGE_SIZE);
	kvm_release_page_unused(page);
	return 0;
}
