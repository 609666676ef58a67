//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* The map of the nested state is released at the end, but for one return. */
int run_nested(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct kvm_host_map map;
	struct vmcb *inner;
	int ret;

	ret = kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map);
	if (ret)
		return ret;
	inner = map.hva;
	if (!is_sane_state(vcpu))
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ folded error kept: the reference to inner from kvm_vcpu_map() is still held at this return, and nobody can give it back: release the page first
//              ^^^^^^^^^^^^^^^ error vcpu-map-imbalance/kept: map.pfn is still mapped by kvm_vcpu_map() at this return, and nobody can unmap it: unmap it first
	copy_in_control(vcpu, inner);
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
