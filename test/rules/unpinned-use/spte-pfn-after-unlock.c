//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The pfn comes with the SPTE and goes with it; past the unlock it may be anybody's. */
int read_backing(struct kvm *kvm, u64 *sptep, void *buf)
{
	kvm_pfn_t pfn;
	void *va;

	read_lock(&kvm->mmu_lock);
	if (!is_shadow_present_pte(*sptep)) {
		read_unlock(&kvm->mmu_lock);
		return -ENOENT;
	}
	pfn = spte_to_pfn(*sptep);
//            ~~~~~~~~~~~ pfn is looked up: no reference
	read_unlock(&kvm->mmu_lock);
//      ~~~~~~~~~~~ mmu_lock is dropped: from here an invalidation can run

	va = kmap_local_pfn(pfn);
//           ^^^^^^^^^^^^^^ error used: pfn is mapped without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check
	memcpy(buf, va, PAGE_SIZE);
//      ^^^^^^ error used: va is read without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check
	kunmap_local(va);
	return 0;
}
