//- kernel v6.12
/* Marked and put while the lock still keeps invalidations out. */
static int back_gfn(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int err;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		err = -EAGAIN;
		goto unlock;
	}
	err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_R, NULL, 0);
unlock:
	if (err)
		put_page(pfn_to_page(pfn));
	else
		kvm_release_pfn_clean(pfn);
	write_unlock(&kvm->mmu_lock);
	return err;
}
