//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The caller gets it as a physical address, where the function says 0. */
int pin_block(struct kvm *kvm, gpa_t gpa, hpa_t *hpa)
{
	struct page *page = gfn_to_page(kvm, gpa_to_gfn(gpa));

	if (!page)
		return -EINVAL;
	*hpa = (hpa_t)page_to_phys(page) + (gpa & ~PAGE_MASK);
	return 0;
}
