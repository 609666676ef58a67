//- kernel v6.1
//- file virt/kvm/fixture.c
/* A reference is only taken where there is somebody to take it of; the caller of the pfn gives it back by the pfn. */
static bool kvm_try_get_pfn(kvm_pfn_t pfn)
{
	struct page *page = kvm_pfn_to_refcounted_page(pfn);

	if (!page)
		return 1;
	return get_page_unless_zero(page);
}

static int remapped(struct vm_area_struct *vma, unsigned long addr, kvm_pfn_t *p_pfn)
{
	kvm_pfn_t pfn;
	int r;

	r = follow_remapped(vma, addr, &pfn);
	if (r)
		return r;
	if (!kvm_try_get_pfn(pfn))
		r = -EFAULT;
	*p_pfn = pfn;
	return r;
}
