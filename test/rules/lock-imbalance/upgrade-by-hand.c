//- kernel v7.2
/* Dropped for read and taken for write, and looked at again; one end for both. */
int make_present(struct kvm *kvm, u64 *sptep)
{
	int rc = 0;

	read_lock(&kvm->mmu_lock);
	if (*sptep)
		goto out_read;
	read_unlock(&kvm->mmu_lock);

	write_lock(&kvm->mmu_lock);
	if (!*sptep)
		rc = build_entry(kvm, sptep);
	write_unlock(&kvm->mmu_lock);
	return rc;

out_read:
	read_unlock(&kvm->mmu_lock);
	return rc;
}
