//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* No mapping of the guest is meant: KVM writes the page through its own. */
int write_back(struct kvm_vcpu *vcpu, gfn_t gfn, u64 value)
{
	struct kvm_host_map map;
	u64 *field;

	if (kvm_vcpu_map(vcpu, gfn, &map))
		return -EINVAL;
	field = map.hva;
	*field = value;
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
