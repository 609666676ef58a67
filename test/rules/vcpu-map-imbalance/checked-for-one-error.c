//- kernel v6.12
//- file arch/x86/kvm/vmx/fixture.c
/* The call has more than one error, and leaves the map as it was in all of them. */
int store_word(struct kvm_vcpu *vcpu, gpa_t gpa, u64 value)
{
	struct kvm_host_map map;
	u64 *word;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map) == -EINVAL)
		return 1;
	word = map.hva;
	memcpy(word, &value, sizeof(value));
//      ^^^^^^ warning unpinned-write/written: word is written, and kvm_vcpu_map() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
//      ^^^^^^ error failed: word is used on a path where kvm_vcpu_map() failed: leave on every nonzero result, not on one error only
	kvm_vcpu_unmap(vcpu, &map, false);
//      ^^^^^^^^^^^^^^ warning missing-dirty/written: map.pfn was written and is released clean by kvm_vcpu_unmap(): mark it dirty before, or release it as dirty
	return 0;
}
