//- kernel v7.2
//- file arch/x86/kvm/vmx/fixture.c
/* Every error leads to the label, and undoing an empty map is nothing. */
int read_word(struct kvm_vcpu *vcpu, gpa_t gpa, u64 *value)
{
	struct kvm_host_map map;
	int ret;

	ret = kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(gpa), &map);
	if (ret < 0)
		goto out;
	memcpy(value, map.hva, sizeof(*value));
out:
	kvm_vcpu_unmap(vcpu, &map);
	return ret;
}
