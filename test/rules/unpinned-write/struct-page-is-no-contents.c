//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* A field of struct page is KVM's note about the page, not what is in it; the copy is KVM's own memory. */
int note_owner(struct kvm *kvm, unsigned long hva, struct note *note)
{
	struct page *page;

	if (get_user_pages_fast(hva, 1, 0, &page) != 1)
		return -EFAULT;
	note->hva = hva;
	note->order = folio_order(page_folio(page));
	put_page(page);
	return 0;
}
