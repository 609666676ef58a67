//- kernel v6.1
//- file include/linux/kvm_host.h
int kvm_vcpu_map(struct kvm_vcpu *vcpu, gpa_t gpa, struct kvm_host_map *map);
void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map, bool dirty);
//- file arch/x86/kvm/svm/fixture.c
/* The map has a FOLL_GET reference in this kernel: unmapping it as dirty is too late, as clean it is nothing. */
static int save_area(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
//          ^^^^^^^^^^^^ info map-writable-for-read/onlyRead: map.pfn is mapped for write by kvm_vcpu_map(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean
		return -EINVAL;
	kvm_vcpu_unmap(vcpu, &map, true);
//      ^^^^^^^^^^^^^^ warning sleeping: map.pfn is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock
	return 0;
}

static int read_area(struct kvm_vcpu *vcpu, gpa_t gpa)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
//          ^^^^^^^^^^^^ info map-writable-for-read/onlyRead: map.pfn is mapped for write by kvm_vcpu_map(), and this function only reads it: kvm_vcpu_map_readonly() (v6.13) leaves it clean
		return -EINVAL;
	kvm_vcpu_unmap(vcpu, &map, false);
	return 0;
}
