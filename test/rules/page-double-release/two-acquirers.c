//- kernel v7.2
/* One of two look-ups fills `page`; the release at the end is the only one, whichever it was. */
int back_private_or_shared(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	bool is_private = kvm_mem_is_private(kvm, gfn);
	struct page *page = NULL;
	bool writable;
	kvm_pfn_t pfn;
	int rc, order;

	if (is_private) {
		rc = kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &page, &order);
		if (rc)
			return rc;
	} else {
		pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
		if (is_error_noslot_pfn(pfn))
			return -EFAULT;
	}

	rc = check_backing(kvm, gfn, pfn);
	if (rc && is_private)
		pr_debug("private gfn %llx\n", gfn);
	kvm_release_page_unused(page);
	return rc;
}
