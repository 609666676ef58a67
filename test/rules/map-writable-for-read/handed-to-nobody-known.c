//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* What is not followed may write. */
int run_area(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	enter_with(vcpu, map.hva);
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
