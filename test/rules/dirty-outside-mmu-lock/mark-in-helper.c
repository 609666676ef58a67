//- kernel v6.12
/* The helper is right for one caller and wrong for the other: the call that breaks it is told. */
static void finish_pfn(kvm_pfn_t pfn, bool wrote)
{
	if (wrote)
		kvm_release_pfn_dirty(pfn);
	else
		kvm_release_pfn_clean(pfn);
}

static int plant_locked(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
					     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_RW, NULL, 0);
	finish_pfn(pfn, !err);
//      ^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	write_unlock(&kvm->mmu_lock);
	return err;
}

static int plant_unlocked(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int err = -EAGAIN;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq))
		err = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
					     __pfn_to_phys(pfn), KVM_PGTABLE_PROT_RW, NULL, 0);
	write_unlock(&kvm->mmu_lock);
	finish_pfn(pfn, !err);
//      ^^^^^^^^^^ warning afterUnlock: pfn is marked dirty after mmu_lock was dropped: mark it before write_unlock(), while an invalidation cannot run
//      ^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: pfn is marked accessed after mmu_lock was dropped: do it before write_unlock()
//      ^^^^^^^^^^ folded info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	return err;
}
