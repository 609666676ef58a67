//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* Before v6.13 the map held FOLL_GET only. */
int store_exit(struct kvm_vcpu *vcpu, gpa_t gpa, u64 code)
{
	struct kvm_host_map map;
	struct exit_area *area;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	area = map.hva;
	area->control.code = code;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ warning written: area is written, and kvm_vcpu_map() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	area->control.info = 0;
	kvm_vcpu_unmap(vcpu, &map, false);
//      ^^^^^^^^^^^^^^ warning missing-dirty/written: map.pfn was written and is released clean by kvm_vcpu_unmap(): mark it dirty before, or release it as dirty
	return 0;
}
