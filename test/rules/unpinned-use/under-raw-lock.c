//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* No reference, but the lock by its raw name, and the retry check in the callee. */
static unsigned long real_mode_pa(struct kvm *kvm, unsigned long seq, unsigned long hva)
{
	pte_t *ptep = find_linux_pte(kvm->mm->pgd, hva, NULL, NULL);

	if (!ptep || mmu_invalidate_retry(kvm, seq))
		return 0;
	return pte_pfn(READ_ONCE(*ptep)) << PAGE_SHIFT;
}

long fill_real_mode_page(struct kvm_vcpu *vcpu, unsigned long dest, unsigned long src)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	unsigned long to, from;
	long ret = H_TOO_HARD;

	smp_rmb();
	arch_spin_lock(&kvm->mmu_lock.rlock.raw_lock);
	to = real_mode_pa(kvm, seq, dest);
	from = real_mode_pa(kvm, seq, src);
	if (to && from) {
		memcpy((void *)to, (void *)from, PAGE_SIZE);
		ret = H_SUCCESS;
	}
	arch_spin_unlock(&kvm->mmu_lock.rlock.raw_lock);
	return ret;
}
