//- kernel v7.2
//- file virt/kvm/fixture.c
/* Whether it is right is decided where the page was looked up; here nobody knows. */
void note_page_written(struct page *page)
{
	kvm_set_page_dirty(page);
	kvm_set_page_accessed(page);
}
EXPORT_SYMBOL_GPL(note_page_written);
