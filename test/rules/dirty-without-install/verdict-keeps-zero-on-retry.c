//- kernel v6.12
/* The retry leaves with a zero that says success to the condition of the mark. */
int plant(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn, bool write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	int ret = 0;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, write, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto unlock;
	ret = kvm_pgtable_stage2_map(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn),
				     KVM_PGTABLE_PROT_R, NULL, 0);
unlock:
	if (writable && !ret)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning retry: pfn is marked dirty though an invalidation struck and the fault is retried with nothing mapped: mark it only once it is mapped
	put_page(pfn_to_page(pfn));
	read_unlock(&kvm->mmu_lock);
	return ret;
}
