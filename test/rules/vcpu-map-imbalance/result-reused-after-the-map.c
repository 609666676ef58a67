//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* What is returned early is the failure to map. */
int copy_one_way(struct kvm_vcpu *vcpu, gpa_t gpa, bool load)
{
	struct kvm_host_map map;
	int ret;

	ret = kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map);
	if (ret) {
		if (ret == -EINVAL)
			kvm_inject_gp(vcpu, 0);
		return 1;
	}
	ret = kvm_skip_emulated_instruction(vcpu);
	if (load)
		load_one(vcpu, map.hva);
	kvm_vcpu_unmap(vcpu, &map, false);
	return ret;
}
