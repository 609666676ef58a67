//- kernel v6.12
//- file arch/x86/kvm/svm/fixture.c
/* Reading needs the page, not its contents kept still. */
struct area {
	u64 code;
	u64 info;
};

static void note_area(struct kvm_vcpu *vcpu, struct area *from)
{
	vcpu->arch.code = from->code;
	vcpu->arch.info = from->info;
}

int read_area(struct kvm_vcpu *vcpu, gpa_t gpa, void *copy)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
//          ^^^^^^^^^^^^ info map-writable-for-read/onlyRead: map.pfn is mapped for write by kvm_vcpu_map(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean
		return -EFAULT;
	note_area(vcpu, map.hva);
	memcpy(copy, map.hva, sizeof(struct area));
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
