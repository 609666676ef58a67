//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* One half of a pair: whoever calls it unmaps. */
static void *begin_copy(struct page *page, unsigned int offset)
{
	void *va = kmap_local_page(page);

	return va + offset;
}

static void end_copy(void *va)
{
	kunmap_local(va);
}

void copy_in(struct page *page, const void *src, unsigned int offset, unsigned int len)
{
	void *to = begin_copy(page, offset);

	memcpy(to, src, len);
	end_copy(to);
}
