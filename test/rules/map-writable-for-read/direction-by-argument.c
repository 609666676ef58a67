//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* The helper writes either side, as it is told. */
static void copy_state(u64 *a, u64 *b, bool back)
{
	if (back)
		*b = *a;
	else
		*a = *b;
}

int sync_state(struct kvm_vcpu *vcpu, gpa_t gpa, bool back)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	copy_state(&vcpu->arch.state, map.hva, back);
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
