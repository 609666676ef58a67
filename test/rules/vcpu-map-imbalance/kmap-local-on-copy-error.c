//- kernel v7.2
//- file arch/x86/kvm/svm/fixture.c
/* A thread's mappings are a stack: one that stays blocks all that are below it. */
int fill_from_user(struct page *page, const void __user *src, unsigned int len)
{
	void *va = kmap_local_page(page);

	if (copy_from_user(va, src, len))
		return -EFAULT;
//              ^^^^^^^^^^^^^^^ error kept: page is still mapped by kmap_local_page() at this return, and nobody can unmap it: unmap it first
	kunmap_local(va);
	return 0;
}
