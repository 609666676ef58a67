//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* A fault over three functions: 1 says that the page is held, 0 and less that nothing is. */
struct fault_info {
	unsigned long mmu_seq;
	kvm_pfn_t pfn;
	struct page *page;
	bool map_writable;
};

static int pin_pfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool write, struct fault_info *vi)
{
	vi->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	vi->pfn = __kvm_faultin_pfn(slot, gfn, write ? FOLL_WRITE : 0, &vi->map_writable, &vi->page);
	if (is_error_noslot_pfn(vi->pfn)) {
		if (vi->pfn == KVM_PFN_ERR_HWPOISON)
			return 0;
		return -EFAULT;
	}
	return 1;
}

static int map_pfn(struct kvm_vcpu *vcpu, gfn_t gfn, const struct fault_info *vi, void *memcache)
{
	struct kvm *kvm = vcpu->kvm;
	struct kvm_pgtable *pgt;
	int ret;

	kvm_fault_lock(kvm);
	pgt = vcpu->arch.hw_mmu->pgt;
	ret = -EAGAIN;
	if (mmu_invalidate_retry(kvm, vi->mmu_seq))
		goto out_unlock;
	ret = KVM_PGT_FN(kvm_pgtable_stage2_map)(pgt, gfn << PAGE_SHIFT, PAGE_SIZE, __pfn_to_phys(vi->pfn), 0, memcache, 0);
out_unlock:
	kvm_release_faultin_page(kvm, vi->page, !!ret, vi->map_writable);
	kvm_fault_unlock(kvm);
	return ret;
}

static inline void kvm_fault_lock(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_lock(&kvm->mmu_lock);
	else
		read_lock(&kvm->mmu_lock);
}

static inline void kvm_fault_unlock(struct kvm *kvm)
{
	if (is_protected_kvm_enabled())
		write_unlock(&kvm->mmu_lock);
	else
		read_unlock(&kvm->mmu_lock);
}

int fault_abort(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool write, bool perm, void *cache)
{
	struct fault_info vi = {};
	int ret;

	ret = pin_pfn(vcpu, slot, gfn, write, &vi);
	if (ret != 1)
		return ret;
	if (perm && !vi.map_writable) {
		kvm_release_page_unused(vi.page);
		return -ENOEXEC;
	}
	return map_pfn(vcpu, gfn, &vi, cache);
}

int fault_abort_forgets(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool write, bool perm, void *cache)
{
	struct fault_info vi = {};
	int ret;

	ret = pin_pfn(vcpu, slot, gfn, write, &vi);
	if (ret != 1)
		return ret;
	if (perm && !vi.map_writable)
		return -ENOEXEC;
//              ^^^^^^^^^^^^^^^^ error kept: the reference to vi.page from pin_pfn() is still held at this return, and nobody can give it back: release the page first
	return map_pfn(vcpu, gfn, &vi, cache);
}
