//- kernel v6.1
//- file include/linux/kvm_host.h
int __kvm_vcpu_map(struct kvm_vcpu *vcpu, gpa_t gpa, struct kvm_host_map *map, bool writable);
void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map);
static inline int kvm_vcpu_map(struct kvm_vcpu *vcpu, gpa_t gpa, struct kvm_host_map *map)
{
	return __kvm_vcpu_map(vcpu, gpa, map, true);
}
//- file arch/x86/kvm/svm/fixture.c
/* An old kernel with the new map: the pin makes the late mark right. */
static int save_area(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EINVAL;
	memset(map.hva, 0, PAGE_SIZE);
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
