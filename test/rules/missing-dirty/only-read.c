//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* Read and given back clean. */
int load_word(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *word)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gfn, &map))
		return -EINVAL;
	*word = *(u64 *)map.hva;
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
