//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* A bool of the name of a kernel function says if there is a pfn to be marked. */
int map_fast(struct kvm_vcpu *vcpu, unsigned long gpa, bool write_fault, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	kvm_pfn_t pfn = 0;
	bool pfn_valid = false;
	int ret = 0;

	spin_lock(&kvm->mmu_lock);
	if (!ptep || !pte_present(*ptep)) {
		ret = -EFAULT;
		goto out;
	}
	if (!pte_young(*ptep)) {
		set_pte(ptep, pte_mkyoung(*ptep));
		pfn = pte_pfn(*ptep);
		pfn_valid = true;
	}
out:
	spin_unlock(&kvm->mmu_lock);
	if (pfn_valid)
		note_young(pfn);
	return ret;
}
