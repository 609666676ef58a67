// Memory is allocated without the lock; the iterator is told of it in one of two.
//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
int fill_untold(struct kvm *kvm, struct kvm_mmu_page *root, gfn_t start, gfn_t end)
{
	struct tdp_iter iter;
	void *spare = NULL;

	write_lock(&kvm->mmu_lock);
	for_each_tdp_pte_min_level(iter, kvm, root, PG_LEVEL_2M, start, end) {
		if (spare) {
			tdp_use_spare(&iter, spare);
			spare = NULL;
			continue;
		}
		write_unlock(&kvm->mmu_lock);
		spare = kmalloc(PAGE_SIZE, GFP_KERNEL);
		write_lock(&kvm->mmu_lock);
//              ^^^^^^^^^^ error retaken: iter is from before mmu_lock was dropped and taken again: what it stands on may be gone; look it up anew
	}
	write_unlock(&kvm->mmu_lock);
	return 0;
}

int fill_told(struct kvm *kvm, struct kvm_mmu_page *root, gfn_t start, gfn_t end)
{
	struct tdp_iter iter;
	void *spare = NULL;

	write_lock(&kvm->mmu_lock);
	for_each_tdp_pte_min_level(iter, kvm, root, PG_LEVEL_2M, start, end) {
		if (spare) {
			tdp_use_spare(&iter, spare);
			spare = NULL;
			continue;
		}
		write_unlock(&kvm->mmu_lock);
		spare = kmalloc(PAGE_SIZE, GFP_KERNEL);
		write_lock(&kvm->mmu_lock);
		iter.yielded = true;
	}
	write_unlock(&kvm->mmu_lock);
	return 0;
}
