//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* Two ways to get the page, one place to keep it, one release under the lock. */
int translate(struct kvm_vcpu *vcpu, struct kvm_memory_slot *memslot, gfn_t gfn, bool is_gmem, struct vncr_tlb *vt)
{
	struct page *page;
	unsigned long mmu_seq;
	kvm_pfn_t pfn;
	bool writable;
	int ret;

	mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	if (!is_gmem) {
		pfn = __kvm_faultin_pfn(memslot, gfn, FOLL_WRITE, &writable, &page);
		if (is_error_noslot_pfn(pfn))
			return -EFAULT;
	} else {
		ret = kvm_gmem_get_pfn(vcpu->kvm, memslot, gfn, &pfn, &page, NULL);
		if (ret)
			return ret;
	}
	scoped_guard(write_lock, &vcpu->kvm->mmu_lock) {
		if (mmu_invalidate_retry(vcpu->kvm, mmu_seq)) {
			kvm_release_faultin_page(vcpu->kvm, page, true, false);
			return -EAGAIN;
		}
		vt->hpa = pfn << PAGE_SHIFT;
		vt->valid = true;
		kvm_release_faultin_page(vcpu->kvm, page, false, true);
	}
	return 0;
}

int translate_torn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *memslot, gfn_t gfn, bool is_gmem, struct vncr_tlb *vt)
{
	struct page *page;
	unsigned long mmu_seq;
	kvm_pfn_t pfn;
	bool writable;
	int ret;

	mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	if (!is_gmem) {
		pfn = __kvm_faultin_pfn(memslot, gfn, FOLL_WRITE, &writable, &page);
		if (is_error_noslot_pfn(pfn))
			return -EFAULT;
	} else {
		ret = kvm_gmem_get_pfn(vcpu->kvm, memslot, gfn, &pfn, &page, NULL);
		if (ret)
			return ret;
	}
	scoped_guard(write_lock, &vcpu->kvm->mmu_lock) {
		if (mmu_invalidate_retry(vcpu->kvm, mmu_seq))
			return -EAGAIN;
//                      ^^^^^^^^^^^^^^^ error kept: the reference to page from __kvm_faultin_pfn() is still held at this return, and nobody can give it back: release the page first
		vt->hpa = pfn << PAGE_SHIFT;
		kvm_release_faultin_page(vcpu->kvm, page, false, true);
	}
	return 0;
}
