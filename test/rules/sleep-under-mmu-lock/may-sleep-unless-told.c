//- kernel v7.2
/* A constant argument keeps the helper from sleeping. */
static void clear_rows(u64 *rows, int count, bool may_sleep)
{
	int i;

	for (i = 0; i < count; i++) {
		rows[i] = 0;
		if (may_sleep)
			cond_resched();
	}
}

void clear_under_lock(struct kvm *kvm, u64 *rows)
{
	write_lock(&kvm->mmu_lock);
	clear_rows(rows, 512, false);
	write_unlock(&kvm->mmu_lock);
}

void clear_at_leisure(struct kvm *kvm, u64 *rows)
{
	clear_rows(rows, 512, true);
}
