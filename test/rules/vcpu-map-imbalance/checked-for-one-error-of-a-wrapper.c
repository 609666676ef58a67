//- kernel v7.2
//- file arch/x86/kvm/vmx/fixture.c
/* The wrapper is followed, and what its callee left of a failed map is still nothing. */
static inline int kvm_vcpu_map(struct kvm_vcpu *vcpu, gfn_t gfn, struct kvm_host_map *map)
{
	return __kvm_vcpu_map(vcpu, gfn, map, true);
}

int store_word(struct kvm_vcpu *vcpu, gpa_t gpa, u64 value)
{
	struct kvm_host_map map;
	u64 *word;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map) == -EINVAL)
		return 1;
	word = map.hva;
	memcpy(word, &value, sizeof(value));
//      ^^^^^^ error failed: word is used on a path where __kvm_vcpu_map() failed: leave on every nonzero result, not on one error only
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
