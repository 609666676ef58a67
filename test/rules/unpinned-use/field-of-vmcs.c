//- kernel v7.2
//- file arch/x86/kvm/vmx/fixture.c
/* The CPU keeps using what a VMCS field names, and nobody checks if it is still the guest's. */
void point_at_apic_page(struct kvm_vcpu *vcpu, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	kvm_pfn_t pfn;

	read_lock(&kvm->mmu_lock);
	pfn = spte_to_pfn(*sptep);
	read_unlock(&kvm->mmu_lock);
	vmcs_write64(APIC_ACCESS_ADDR, pfn_to_hpa(pfn));
//      ^^^^^^^^^^^^ error used: pfn is given to hardware without a reference, and an invalidation can run: hold the page, or use it under mmu_lock after a retry check
}
