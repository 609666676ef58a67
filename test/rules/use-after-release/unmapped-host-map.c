//- kernel v7.2
//- file arch/x86/kvm/vmx/fixture.c
/* The address of a host map dies with the map. */
int load_launch_state(struct kvm_vcpu *vcpu, gpa_t gpa, u32 *state)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
//          ^^^^^^^^^^^^ info map-writable-for-read/onlyRead: map.pinned_page is mapped for write by kvm_vcpu_map(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean
		return -EINVAL;
	kvm_vcpu_unmap(vcpu, &map);
//      ~~~~~~~~~~~~~~ map.pinned_page is marked dirty
	memcpy(state, map.hva + 4, sizeof(*state));
//      ^^^^^^ error used: map.hva + 4 is read after its reference was dropped: release it after the last use
	return 0;
}
