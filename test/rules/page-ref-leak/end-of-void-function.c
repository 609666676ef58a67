//- kernel v7.2
/* No statement returns here: the end of the body does. */
void scrub_frame(struct kvm *kvm, unsigned long hva)
{
	struct page *page;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return;
	clear_highpage(page);
	if (kvm->arch.scrub_once)
		unpin_user_page(page);
//              ^^^^^^^^^^^^^^^ warning missing-dirty/written: page was written and is released clean by unpin_user_page(): mark it dirty before, or release it as dirty
}
//< error kept: the reference to page from pin_user_pages_fast() is still held at this return, and nobody can give it back: release the page first
