//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* Private memory changes only under the file's own invalidation lock, which is held, and asserted. */
int map_private(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, struct file *file, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	kvm_pfn_t pfn;
	int order;
	int rc;

	lockdep_assert_held(&kvm->slots_lock);
	filemap_invalidate_lock(file->f_mapping);
	rc = kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &page, &order);
	if (!rc) {
		write_lock(&kvm->mmu_lock);
		__set_spte(sptep, pfn << PAGE_SHIFT);
		kvm_release_faultin_page(kvm, page, false, true);
		write_unlock(&kvm->mmu_lock);
	}
	filemap_invalidate_unlock(file->f_mapping);
	return rc;
}
