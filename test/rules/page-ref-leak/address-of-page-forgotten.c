//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The reference travels as an address, and is given back by it. */
static void *pin_guest_page(struct kvm *kvm, unsigned long gpa, unsigned long *nb_ret)
{
	struct kvm_memory_slot *memslot;
	struct page *page, *pages[1];
	unsigned long hva, offset;
	int npages;

	memslot = gfn_to_memslot(kvm, gpa >> PAGE_SHIFT);
	if (!memslot)
		return NULL;
	hva = gfn_to_hva_memslot(memslot, gpa >> PAGE_SHIFT);
	npages = get_user_pages_fast(hva, 1, FOLL_WRITE, pages);
	if (npages < 1)
		return NULL;
	page = pages[0];
	offset = gpa & (PAGE_SIZE - 1);
	if (nb_ret)
		*nb_ret = PAGE_SIZE - offset;
	return page_address(page) + offset;
}

static void unpin_guest_page(struct kvm *kvm, void *va)
{
	struct page *page = virt_to_page(va);

	put_page(page);
}

int peek_guest(struct kvm *kvm, unsigned long gpa)
{
	unsigned long nb;
	u8 *va = pin_guest_page(kvm, gpa, &nb);
	int first;

	if (!va)
		return -EFAULT;
	if (nb < 4) {
		unpin_guest_page(kvm, va);
		return -EINVAL;
	}
	first = va[0];
	unpin_guest_page(kvm, va);
	return first;
}

int peek_guest_and_forget(struct kvm *kvm, unsigned long gpa)
{
	unsigned long nb;
	u8 *va = pin_guest_page(kvm, gpa, &nb);
	int first;

	if (!va)
		return -EFAULT;
	if (nb < 4)
		return -EINVAL;
//              ^^^^^^^^^^^^^^^ error kept: the reference to va from pin_guest_page() is still held at this return, and nobody can give it back: release the page first
	first = va[0];
	unpin_guest_page(kvm, va);
	return first;
}
