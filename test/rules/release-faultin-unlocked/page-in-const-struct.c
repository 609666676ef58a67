//- kernel v7.2
/* Looked up in one function, mapped and released in another that gets it by pointer to const. */
struct backing {
	struct page *page;
	kvm_pfn_t pfn;
	unsigned long seq;
	bool writable;
};

static void lock_stage2(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_lock(&kvm->mmu_lock);
	else
		read_lock(&kvm->mmu_lock);
}

static void unlock_stage2(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_unlock(&kvm->mmu_lock);
	else
		read_unlock(&kvm->mmu_lock);
}

static int grab_backing(struct kvm_vcpu *vcpu, gfn_t gfn, struct backing *b)
{
	b->seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	b->pfn = kvm_faultin_pfn(vcpu, gfn, true, &b->writable, &b->page);
	if (is_error_noslot_pfn(b->pfn))
		return -EFAULT;
	if (!b->writable) {
		kvm_release_faultin_page(vcpu->kvm, b->page, true, false);
		return -EROFS;
	}
	return 0;
}

static int map_backing(struct kvm_vcpu *vcpu, gfn_t gfn, const struct backing *b)
{
	struct kvm *kvm = vcpu->kvm;
	int ret = -EAGAIN;

	lock_stage2(kvm);
	if (mmu_invalidate_retry(kvm, b->seq))
		goto out_unlock;
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(b->pfn), KVM_PGTABLE_PROT_RW, NULL, 0);
out_unlock:
	kvm_release_faultin_page(kvm, b->page, !!ret, b->writable);
	unlock_stage2(kvm);
	return ret;
}

int back_fault(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct backing b = {};
	int ret = grab_backing(vcpu, gfn, &b);

	return ret ?: map_backing(vcpu, gfn, &b);
}
