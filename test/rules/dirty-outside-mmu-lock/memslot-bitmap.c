//- kernel v7.2
/* The dirty log is a bitmap of the memslot, not a struct page. */
static int log_write(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	read_lock(&kvm->mmu_lock);
	kvm_release_faultin_page(kvm, page, false, writable);
	read_unlock(&kvm->mmu_lock);

	mark_page_dirty_in_slot(kvm, slot, gfn);
	kvm_vcpu_mark_page_dirty(vcpu, gfn);
	return 0;
}
