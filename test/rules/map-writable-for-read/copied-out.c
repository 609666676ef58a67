//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* All that happens to the page is that it is read. */
struct area {
	u64 code;
	u64 info;
};

static void take_area(struct area *to, struct area *from)
{
	to->code = from->code;
	to->info = from->info;
}

int load_area(struct kvm_vcpu *vcpu, gpa_t gpa, struct area *to)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
//          ^^^^^^^^^^^^ info onlyRead: map.pinned_page is mapped for write by kvm_vcpu_map(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean
		return -EFAULT;
	take_area(to, map.hva);
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
