//- kernel v7.2
//- file arch/riscv/kvm/fixture.c
/* Each arm of the switch says if the page was used; only the arm that mapped it did not leave the lock. */
int gstage_fault(struct kvm_vcpu *vcpu, gfn_t gfn, int kind)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable, unused = true;
	struct page *page;
	kvm_pfn_t hfn;
	int ret = 0;

	smp_rmb();
	hfn = kvm_faultin_pfn(vcpu, gfn, kind == FAULT_STORE, &writable, &page);
	if (is_error_noslot_pfn(hfn))
		return -EFAULT;

	switch (kind) {
	case FAULT_LOAD:
	case FAULT_STORE:
		write_lock(&kvm->mmu_lock);
		if (!mmu_invalidate_retry(kvm, seq)) {
			ret = kvm_riscv_gstage_map_page(&vcpu->gstage, NULL, gfn << PAGE_SHIFT,
							hfn << PAGE_SHIFT, PAGE_SIZE, false, true, NULL);
			unused = false;
		}
		kvm_release_faultin_page(kvm, page, unused || (ret && ret != -EEXIST), writable);
		write_unlock(&kvm->mmu_lock);
		break;
	default:
		ret = -EOPNOTSUPP;
		kvm_release_faultin_page(kvm, page, unused, writable);
		break;
	}
	return ret;
}
