//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* Each label undoes what was done above it. */
int load_ladder(struct kvm_vcpu *vcpu, gpa_t a, gpa_t b)
{
	struct kvm_host_map first, second;
	int ret = 1;

	if (kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(a), &first))
		return 1;
	if (kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(b), &second))
		goto unmap_first;
	if (allocate_state(vcpu))
		goto unmap_second;
	load_state(vcpu, first.hva, second.hva);
	ret = 0;
unmap_second:
	kvm_vcpu_unmap(vcpu, &second);
unmap_first:
	kvm_vcpu_unmap(vcpu, &first);
	return ret;
}
