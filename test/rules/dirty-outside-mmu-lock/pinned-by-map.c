//- kernel v7.2
/* FOLL_PIN keeps writeback away: a pinned page may be dirtied anywhere. */
static int scribble(struct kvm_vcpu *vcpu, unsigned long hva, u64 value)
{
	struct page *page;
	void *va;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;

	va = kmap_local_page(page);
	memcpy(va, &value, sizeof(value));
	kunmap_local(va);

	set_page_dirty_lock(page);
	unpin_user_page(page);
	return 0;
}

static int update_vmcs12_field(struct kvm_vcpu *vcpu, gpa_t gpa, u64 value)
{
	struct kvm_host_map map;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EINVAL;

	memcpy(map.hva + offset_in_page(gpa), &value, sizeof(value));
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
