//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The look-up has taken the page; taken once more it is still put only once. */
void patch_word(struct kvm *kvm, gfn_t gfn, int offset, u32 word)
{
	struct page *page = gfn_to_page(kvm, gfn);
	u32 *text;

	if (is_error_page(page))
		return;
	get_page(page);
//      ^^^^^^^^ error taken: page is taken once more: gfn_to_page() already gave a reference; drop this one
	text = kmap_atomic(page);
	text[offset] = word;
//      ^^^^^^^^^^^^^^^^^^^ warning unpinned-write/written: text is written, and gfn_to_page() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	kunmap_atomic(text);
	put_page(page);
}
//< error page-ref-leak/kept: the reference to page from gfn_to_page() is still held at this return, and nobody can give it back: release the page first
