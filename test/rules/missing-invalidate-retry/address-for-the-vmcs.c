//- kernel v6.12
//- file arch/x86/kvm/vmx/fixture.c
/* The hardware follows the field as it follows an entry. */
void load_apic_page(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	unsigned long seq = vcpu->kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = gfn_to_pfn(vcpu->kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return;
	vcpu->arch.apic_seq = seq;
	read_lock(&vcpu->kvm->mmu_lock);
	vmcs_write64(APIC_ACCESS_ADDR, pfn_to_hpa(pfn));
//      ^^^^^^^^^^^^ error unchecked: pfn is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since gfn_to_pfn(): an invalidation in between is missed
	kvm_release_pfn_clean(pfn);
	read_unlock(&vcpu->kvm->mmu_lock);
}
