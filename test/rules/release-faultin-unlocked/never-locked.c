//- kernel v7.2
/* Nobody takes the lock at all: for KVM's own look a plain put is due. */
int probe_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u8 *first)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);

	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -ENXIO;
	memcpy(first, page_address(page), 1);
	kvm_release_faultin_page(vcpu->kvm, page, false, false);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error neverLocked: page is released as used without mmu_lock: take the lock first, or release it with kvm_release_page_unused()
	return 0;
}
