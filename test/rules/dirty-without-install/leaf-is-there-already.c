//- kernel v7.2
//- file arch/riscv/kvm/fixture.c
/* The retry says so in a flag of its own, and of the errors one says that the guest has its mapping. */
int back_stage2(struct kvm_vcpu *vcpu, struct kvm_gstage *gstage, struct kvm_memory_slot *slot, gpa_t gpa,
		bool is_write, bool logging, bool is_huge, struct kvm_gstage_mapping *out)
{
	struct kvm_mmu_memory_cache *cache = &vcpu->arch.mmu_page_cache;
	gfn_t gfn = gpa >> PAGE_SHIFT;
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq, size = PAGE_SIZE;
	bool writable, unused = false;
	struct page *page;
	kvm_pfn_t hfn;
	int ret;

	ret = kvm_mmu_topup_memory_cache(cache, 3);
	if (ret)
		return ret;
	if (is_huge)
		size = PMD_SIZE;
	if (logging)
		size = PAGE_SIZE;
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	hfn = __kvm_faultin_pfn(slot, gfn, is_write ? FOLL_WRITE : 0, &writable, &page);
	if (hfn == KVM_PFN_ERR_HWPOISON)
		return 0;
	if (is_error_noslot_pfn(hfn))
		return -EFAULT;
	if (logging && !is_write)
		writable = false;

	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		unused = true;
		goto unlock;
	}
	if (!logging && !is_huge && size == PAGE_SIZE)
		size = PMD_SIZE;
	if (writable)
		ret = kvm_riscv_gstage_map_page(gstage, cache, gpa, hfn << PAGE_SHIFT, size, false, true, out);
	else
		ret = kvm_riscv_gstage_map_page(gstage, cache, gpa, hfn << PAGE_SHIFT, size, true, true, out);
	if (ret)
		kvm_err("no mapping\n");
unlock:
	kvm_release_faultin_page(kvm, page, unused || (ret && ret != -EEXIST), writable);
	write_unlock(&kvm->mmu_lock);
	return ret;
}
