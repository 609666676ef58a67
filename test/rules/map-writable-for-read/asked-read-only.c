//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* As it should be. */
int peek_area(struct kvm_vcpu *vcpu, gpa_t gpa, u64 *to)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	memcpy(to, map.hva, sizeof(*to));
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
