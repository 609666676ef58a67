//- kernel v7.2
/* Each label undoes what was done when the jump was made. */
int build_table(struct kvm *kvm, gfn_t gfn, struct table **out)
{
	struct table *table = kzalloc(sizeof(*table), GFP_KERNEL_ACCOUNT);
	int rc;

	if (!table)
		return -ENOMEM;
	mutex_lock(&kvm->slots_lock);
	if (!table_wanted(kvm, gfn)) {
		rc = -ENOENT;
		goto out_mutex;
	}
	write_lock(&kvm->mmu_lock);
	rc = attach_table(kvm, gfn, table);
	if (rc)
		goto out_lock;
	*out = table;
	table = NULL;
out_lock:
	write_unlock(&kvm->mmu_lock);
out_mutex:
	mutex_unlock(&kvm->slots_lock);
	kfree(table);
	return rc;
}
