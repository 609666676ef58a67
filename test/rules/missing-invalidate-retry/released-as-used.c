//- kernel v7.2
//- file arch/riscv/kvm/fixture.c
/* What maps is out of sight, but who releases the page as used has mapped it. */
int back_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;
	int ret;

	vcpu->arch.seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	ret = vcpu->arch.ops->enter(vcpu, gfn);
	kvm_release_faultin_page(kvm, page, !!ret, writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error usedUnchecked: page is released as used by a mapping, and no mmu_invalidate_retry() was asked under mmu_lock since __kvm_faultin_pfn(): an invalidation in between is missed
	write_unlock(&kvm->mmu_lock);
	return ret;
}

/* One way that is not checked need not have mapped anything. */
int back_or_leave(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, u64 *entry)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	if (!entry || mmu_invalidate_retry(kvm, seq))
		goto out;
	vcpu->arch.ops->enter(vcpu, gfn);
out:
	kvm_release_faultin_page(kvm, page, false, writable);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
