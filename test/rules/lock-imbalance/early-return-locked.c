//- kernel v6.12
/* One of the ways out forgets the lock. */
int clear_range(struct kvm *kvm, gfn_t start, gfn_t end)
{
	gfn_t gfn;

	write_lock(&kvm->mmu_lock);
//      ~~~~~~~~~~ mmu_lock is taken
	for (gfn = start; gfn < end; gfn++) {
		u64 *sptep = spte_of(kvm, gfn);

		if (!sptep)
			return -ENOENT;
//                      ^^^^^^^^^^^^^^^ error neverDropped: mmu_lock is still held at this return, and no caller drops it
		*sptep = 0;
	}
	write_unlock(&kvm->mmu_lock);
	return 0;
}
