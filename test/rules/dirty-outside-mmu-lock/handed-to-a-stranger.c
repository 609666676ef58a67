//- kernel v6.12
/* A module that is not in the tree gets the page: what it did nobody knows, so the level is one lower. */
int give_away(struct kvm_vcpu *vcpu, unsigned long hva)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	vendor_adopt_page(vcpu, page);
//      ~~~~~~~~~~~~~~~~~ vendor_adopt_page() is not followed: what it does to the page is unknown
	set_page_dirty_lock(page);
//      ^^^^^^^^^^^^^^^^^^^ info sleeping: page is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock
	return 0;
}
