//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* The unmap has an argument for it, and it is false. */
struct save_area {
	u64 rip;
};

int save_rip(struct kvm_vcpu *vcpu, gfn_t gfn, u64 rip)
{
	struct kvm_host_map map;
	struct save_area *area;

	if (kvm_vcpu_map(vcpu, gfn, &map))
		return -EINVAL;
	area = map.hva;
	area->rip = rip;
//      ^^^^^^^^^^^^^^^ warning unpinned-write/written: area is written, and kvm_vcpu_map() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	kvm_vcpu_unmap(vcpu, &map, false);
//      ^^^^^^^^^^^^^^ warning written: map.pfn was written and is released clean by kvm_vcpu_unmap(): mark it dirty before, or release it as dirty
	return 0;
}
