//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The sequence is read and never asked about. */
int map_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	kvm->arch.last_seq = seq;
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
//      ^^^^^^^ error unchecked: pfn is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since gfn_to_pfn(): an invalidation in between is missed
	kvm_release_pfn_clean(pfn);
	spin_unlock(&kvm->mmu_lock);
	return 0;
}
