//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* Since v6.13 the map itself knows, and its unmap marks it. */
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
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
