//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The instruction is patched in a page that may be under writeback. */
void patch_word(struct kvm_vcpu *vcpu, gfn_t gfn, unsigned int n)
{
	struct page *page = gfn_to_page(vcpu->kvm, gfn);
	u32 *words;

	if (is_error_page(page))
		return;
	words = kmap_atomic(page);
	words[n] &= ~1u;
//      ^^^^^^^^^^^^^^^ warning written: words is written, and gfn_to_page() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	words[n + 1] |= 2;
	kunmap_atomic(words);
	kvm_release_page_clean(page);
//      ^^^^^^^^^^^^^^^^^^^^^^ warning missing-dirty/written: page was written and is released clean by kvm_release_page_clean(): mark it dirty before, or release it as dirty
}
