//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The entry of the hash table is made of the pfn and stored in the other order of bytes; nobody took the page. */
int book_page_fault(struct kvm_vcpu *vcpu, struct kvm_memory_slot *memslot, gfn_t gfn, __be64 *hptep)
{
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	pfn = __kvm_faultin_pfn(memslot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	hptep[1] = cpu_to_be64(pfn << PAGE_SHIFT);
	if (page) {
		set_page_dirty_lock(page);
//              ^^^^^^^^^^^^^^^^^^^ warning sleeping: page is marked dirty by a call that may sleep, outside mmu_lock: hold the page with FOLL_PIN; the call cannot move under the lock
		put_page(page);
	}
	return 0;
}
