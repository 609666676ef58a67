//- kernel v7.2
//- file arch/arm64/kvm/fixture.c
/* The helper knows nothing of pages; it writes where it is told. */
struct words {
	u64 first;
	u64 second;
};

static void copy_words(struct words *to, const struct words *from)
{
	to->first = from->first;
	to->second = from->second;
}

int write_words(unsigned long hva, const struct words *from)
{
	struct page *page;
	void *va;

	if (get_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return -EFAULT;
	va = page_address(page);
	copy_words(va + offset_in_page(hva), from);
//      ^^^^^^^^^^ warning written: va is written, and get_user_pages_fast() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	put_page(page);
//      ^^^^^^^^ warning missing-dirty/written: page was written and is released clean by put_page(): mark it dirty before, or release it as dirty
	return 0;
}
