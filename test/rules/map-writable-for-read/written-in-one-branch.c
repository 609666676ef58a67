//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* One mapping for both: the error is told in the page. */
struct area {
	u64 code;
	u64 info;
};

int check_area(struct kvm_vcpu *vcpu, gpa_t gpa, struct area *to)
{
	struct kvm_host_map map;
	struct area *from;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	from = map.hva;
	to->info = from->info;
	if (!is_sane_area(vcpu, to->info))
		from->code = AREA_ERR;
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
