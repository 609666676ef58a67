//- kernel v6.12
//- file arch/riscv/kvm/fixture.c
/* The mark is made first, and the map may fail. */
int back_stage2(struct kvm_vcpu *vcpu, gpa_t gpa, bool is_write)
{
	struct kvm_mmu_memory_cache *cache = &vcpu->arch.mmu_page_cache;
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	bool writable;
	kvm_pfn_t hfn;
	int ret;

	mmap_read_lock(current->mm);
	seq = kvm->mmu_invalidate_seq;
	mmap_read_unlock(current->mm);
	hfn = gfn_to_pfn_prot(kvm, gpa >> PAGE_SHIFT, is_write, &writable);
	if (is_error_noslot_pfn(hfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		spin_unlock(&kvm->mmu_lock);
		put_page(pfn_to_page(hfn));
		return 0;
	}
	if (writable)
		kvm_set_pfn_dirty(hfn);
//              ^^^^^^^^^^^^^^^^^ warning failed: hfn is marked dirty though it could not be mapped into the guest: mark it only once it is mapped
	ret = gstage_map_page(kvm, cache, gpa, hfn << PAGE_SHIFT, PAGE_SIZE, !writable, true);
	put_page(pfn_to_page(hfn));
	spin_unlock(&kvm->mmu_lock);
	return ret;
}
