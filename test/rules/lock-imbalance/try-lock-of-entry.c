//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The lock in an entry's own bit is another one, taken in a loop inside the locked region. */
long clear_entry(struct kvm *kvm, __be64 *hptep)
{
	unsigned long irq_flags, v;

	local_irq_save(irq_flags);
	spin_lock(&kvm->mmu_lock);
again:
	while (!try_lock_entry(hptep, HPTE_V_HVLOCK))
		cpu_relax();
	v = be64_to_cpu(hptep[0]);
	if (v & HPTE_V_ABSENT) {
		unlock_entry(hptep, v);
		if (v & HPTE_V_BOLTED)
			goto again;
		spin_unlock(&kvm->mmu_lock);
		local_irq_restore(irq_flags);
		return H_NOT_FOUND;
	}
	hptep[0] = 0;
	unlock_entry(hptep, 0);
	spin_unlock(&kvm->mmu_lock);
	local_irq_restore(irq_flags);
	return H_SUCCESS;
}
