//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* FOLL_PIN keeps writeback away. */
int set_indicator(unsigned long hva, unsigned int bit)
{
	struct page *page;
	u8 *va;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	va = page_address(page);
	va[bit / 8] |= 1 << (bit % 8);
	set_page_dirty_lock(page);
	unpin_user_page(page);
	return 0;
}

int store_code(struct kvm_vcpu *vcpu, gpa_t gpa, u64 code)
{
	struct kvm_host_map map;
	u64 *area;

	if (kvm_vcpu_map(vcpu, gpa_to_gfn(gpa), &map))
		return -EFAULT;
	area = map.hva;
	*area = code;
	kvm_vcpu_unmap(vcpu, &map);
	return 0;
}
