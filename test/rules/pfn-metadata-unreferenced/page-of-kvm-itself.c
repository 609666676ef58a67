//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Pages that KVM allocated are its own, by whatever spelling it finds them. */
void free_block(struct kvm *kvm, unsigned long block)
{
	struct page *page = phys_to_page(block);

	if (page_count(page) == 1)
		__free_page(page);
}

int make_block(struct kvm *kvm, unsigned long *block)
{
	struct page *page = alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);

	if (!page)
		return -ENOMEM;
	*block = page_to_phys(page);
	if (PageReserved(phys_to_page(*block)))
		return -EINVAL;
	return 0;
}
