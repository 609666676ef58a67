//- kernel v7.2
//- file arch/x86/kvm/vmx/fixture.c
/* The map lives as long as the nested state it stands in, also by another name for it. */
bool map_nested_pages(struct kvm_vcpu *vcpu, gpa_t apic, gpa_t bitmap)
{
	struct vcpu_vmx *vmx = to_vmx(vcpu);
	struct kvm_host_map *map = &vmx->nested.virtual_apic_map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(apic), map))
		return false;
	return !kvm_vcpu_map(vcpu, gpa_to_gfn(bitmap), &vmx->nested.msr_bitmap_map);
}

void unmap_nested_pages(struct kvm_vcpu *vcpu)
{
	struct vcpu_vmx *vmx = to_vmx(vcpu);

	kvm_vcpu_unmap(vcpu, &vmx->nested.virtual_apic_map);
	kvm_vcpu_unmap(vcpu, &vmx->nested.msr_bitmap_map);
}
