//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* The reference is the folio's, kept where 0 is returned and given back by the pfn. */
int load_vmsa(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	kvm_pfn_t pfn;

	if (kvm_gmem_get_pfn(vcpu->kvm, slot, gfn, &pfn, NULL))
		return -EINVAL;
	vcpu->arch.vmsa_pa = pfn << PAGE_SHIFT;
	kvm_release_pfn_clean(pfn);
	return 0;
}

int load_vmsa_forgets(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, bool again)
{
	kvm_pfn_t pfn;

	if (kvm_gmem_get_pfn(vcpu->kvm, slot, gfn, &pfn, NULL))
		return -EINVAL;
	if (again)
		return 1;
//              ^^^^^^^^^ error kept: the reference to pfn from kvm_gmem_get_pfn() is still held at this return, and nobody can give it back: release the page first
	put_page(pfn_to_page(pfn));
	return 0;
}
