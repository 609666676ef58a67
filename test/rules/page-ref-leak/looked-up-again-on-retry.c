//- kernel v6.12
//- file arch/mips/kvm/fixture.c
/* Each retry looks the pfn up anew and forgets the one it had, whatever comes of the next round. */
int build_gpa(struct kvm_vcpu *vcpu, gfn_t gfn, pte_t *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	kvm_pfn_t pfn;

retry:
	seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
//              ^^^^^^^^^^^^^^^ error kept: the reference to the page of gfn_to_pfn() from gfn_to_pfn() is still held at this return, and nobody can give it back: release the page first

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		spin_unlock(&kvm->mmu_lock);
		goto retry;
	}
	set_pte(ptep, pfn_pte(pfn, PAGE_KERNEL));
	kvm_release_pfn_clean(pfn);
	spin_unlock(&kvm->mmu_lock);
	return 0;
//      ^^^^^^^^^ error kept: the reference to the page of gfn_to_pfn() from gfn_to_pfn() is still held at this return, and nobody can give it back: release the page first
}
