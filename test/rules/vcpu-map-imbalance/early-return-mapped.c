//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* What was mapped a few lines above is forgotten by a check that came later. */
int enter_saved(struct kvm_vcpu *vcpu, gpa_t gpa, struct saved *to)
{
	struct kvm_host_map map;
	struct saved *from;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return 1;
	from = map.hva;
	if (WARN_ON_ONCE(!vcpu->arch.saved_valid))
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ folded error page-ref-leak/kept: the reference to from from kvm_vcpu_map() is still held at this return, and nobody can give it back: release the page first
//              ^^^^^^^^^^^^^^^ error kept: map.pfn is still mapped by kvm_vcpu_map() at this return, and nobody can unmap it: unmap it first
	copy_saved(to, from);
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
