//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* The first map is undone when the second fails, but not when the allocation does. */
int load_both(struct kvm_vcpu *vcpu, gpa_t a, gpa_t b)
{
	struct kvm_host_map first, second;
	int ret = 1;

	if (kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(a), &first))
		return 1;
	if (kvm_vcpu_map_readonly(vcpu, gpa_to_gfn(b), &second))
		goto unmap_first;
	if (allocate_state(vcpu))
		goto unmap_first;
	load_state(vcpu, first.hva, second.hva);
	ret = 0;
	kvm_vcpu_unmap(vcpu, &second);
unmap_first:
	kvm_vcpu_unmap(vcpu, &first);
	return ret;
//      ^^^^^^^^^^^ folded error page-ref-leak/kept: the reference to second.pfn from kvm_vcpu_map_readonly() is still held at this return, and nobody can give it back: release the page first
//      ^^^^^^^^^^^ error kept: second.pfn is still mapped by kvm_vcpu_map_readonly() at this return, and nobody can unmap it: unmap it first
}
