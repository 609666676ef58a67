//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The same lock by its raw name; the early way out drops it too, and the last one before the end does not. */
long enter_hpte(struct kvm *kvm, unsigned long *hptep, unsigned long v)
{
	arch_spin_lock(&kvm->mmu_lock.rlock.raw_lock);
	if (*hptep & HPTE_V_VALID) {
		arch_spin_unlock(&kvm->mmu_lock.rlock.raw_lock);
		return H_PTEG_FULL;
	}
	if (!v)
		return H_PARAMETER;
//              ^^^^^^^^^^^^^^^^^^^ error heldAtReturn: mmu_lock is still held at this return, and not at others that look alike to callers: drop it first
	*hptep = v;
	arch_spin_unlock(&kvm->mmu_lock.rlock.raw_lock);
	return v;
}
