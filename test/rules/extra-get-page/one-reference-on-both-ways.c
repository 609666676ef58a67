//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The shared page is taken here, any other by the look-up: either way the caller gets one reference. */
kvm_pfn_t pfn_for_gpa(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	if (gpa == vcpu->arch.shared_gpa) {
		kvm_pfn_t pfn = virt_to_phys(vcpu->arch.shared) >> PAGE_SHIFT;

		get_page(pfn_to_page(pfn));
		return pfn;
	}
	return gfn_to_pfn(vcpu->kvm, gpa >> PAGE_SHIFT);
}
