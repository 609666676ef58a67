//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Nobody who calls has more than FOLL_GET: the helper is told, and not each of its callers. */
static void drop_block(unsigned long hpa)
{
	kvm_release_page_dirty(pfn_to_page(hpa >> PAGE_SHIFT));
//      ^^^^^^^^^^^^^^^^^^^^^^ warning handedIn: hpa is marked dirty here, and no known caller holds it with FOLL_PIN or holds mmu_lock, write_block() for one: hold it with FOLL_PIN
}

int write_block(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = gfn_to_page(kvm, gfn);

	if (!page)
		return -EFAULT;
	drop_block(page_to_phys(page));
	return 0;
}

int touch_block(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = gfn_to_page(kvm, gfn);

	if (!page)
		return -EFAULT;
	drop_block(page_to_phys(page));
	return 1;
}
