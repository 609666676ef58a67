//- kernel v7.2
//- file virt/kvm/fixture.c
/* The function handed in writes the page: the look-up is what must pin. */
static int fill_one(struct kvm *kvm, struct page *page, kvm_fill_cb fill, void *opaque)
{
	if (kvm->vm_bugged)
		return -EIO;
	return fill(kvm, page, opaque);
}

int kvm_fill_user(struct kvm *kvm, unsigned long hva, bool write, kvm_fill_cb fill, void *opaque)
{
	struct page *page = NULL;
	int r;

	if (get_user_pages_fast(hva, 1, write ? FOLL_WRITE : 0, &page) != 1)
//          ^^^^^^^^^^^^^^^^^^^ warning lookedUp: page is looked up with FOLL_GET, and fill_one() writes to it: pin it instead (pin_user_pages(), FOLL_PIN)
		return -EFAULT;
	r = fill_one(kvm, page, fill, opaque);
	put_page(page);
	return r;
}

//- file arch/x86/kvm/svm/fixture.c
static int fill_report(struct kvm *kvm, struct page *page, void *opaque)
{
	void *va = kmap_local_page(page);

	memcpy(va, opaque, PAGE_SIZE);
	set_page_dirty_lock(page);
	kunmap_local(va);
	return 0;
}

int report(struct kvm *kvm, unsigned long hva, void *from)
{
	return kvm_fill_user(kvm, hva, true, fill_report, from);
}
