//- kernel v6.12
/* A bare put says nothing of use. */
int plant(struct kvm_vcpu *vcpu, struct kvm_pgtable *pgt, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	read_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		err = kvm_pgtable_stage2_map(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(pfn),
					     KVM_PGTABLE_PROT_R, NULL, 0);
	if (err)
		put_page(pfn_to_page(pfn));
	else
		kvm_release_pfn_clean(pfn);
	read_unlock(&kvm->mmu_lock);
	return err;
}
