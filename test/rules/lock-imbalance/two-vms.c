//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* Two virtual machines, two locks: taking both is no deadlock of one. */
int move_tables(struct kvm *dst, struct kvm *src)
{
	write_lock(&dst->mmu_lock);
	write_lock_nested(&src->mmu_lock, SINGLE_DEPTH_NESTING);
	dst->arch.root = src->arch.root;
	src->arch.root = NULL;
	write_unlock(&src->mmu_lock);
	write_unlock(&dst->mmu_lock);
	return 0;
}
