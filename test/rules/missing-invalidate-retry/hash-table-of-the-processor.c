//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The operation is a member of a global object, and the lock was left after the check. */
int insert(struct kvm_vcpu *vcpu, gfn_t gfn, unsigned long vpn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable;
	kvm_pfn_t pfn;
	long ret;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, true, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		spin_unlock(&kvm->mmu_lock);
		put_page(pfn_to_page(pfn));
		return -EAGAIN;
	}
	spin_unlock(&kvm->mmu_lock);
	prepare_group(vcpu, vpn);
	spin_lock(&kvm->mmu_lock);
	ret = mmu_hash_ops.hpte_insert(0, vpn, pfn << PAGE_SHIFT, 0, 0, 0, 0, 0);
//            ^^^^^^^^^^^^^^^^^^^^^^^^ error unchecked: pfn << PAGE_SHIFT is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since gfn_to_pfn_prot(): an invalidation in between is missed
	spin_unlock(&kvm->mmu_lock);
	put_page(pfn_to_page(pfn));
	return ret;
}
