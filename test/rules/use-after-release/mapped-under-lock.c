//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* Installed under the lock: past the put the SPTE keeps the pfn until an invalidation, which has to wait. */
static int set_one(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int r = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		kvm_release_pfn_clean(pfn);
//              ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
		goto unlock;
	}
	__set_spte(sptep, pfn << PAGE_SHIFT);
	kvm_release_pfn_clean(pfn);
	kvm_set_pfn_accessed(pfn);
	r = 0;
unlock:
	write_unlock(&kvm->mmu_lock);
	return r;
}
