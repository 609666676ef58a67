//- kernel v6.12
/* set_page_dirty_lock() sleeps, so moving it under mmu_lock is no cure. */
static int set_indicator(struct kvm *kvm, unsigned long uaddr, int bit)
{
	struct page *page;
	unsigned long *map;

	if (get_user_pages_fast(uaddr, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;

	map = page_address(page);
	set_bit(bit, map);
//      ^^^^^^^ warning unpinned-write/written: map is written, and get_user_pages_fast() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	set_page_dirty_lock(page);
//      ^^^^^^^^^^^^^^^^^^^ warning sleeping: page is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock
	put_page(page);
	return 0;
}
