//- kernel v6.12
//- file virt/kvm/fixture.c
/* The mapping of a driver gives a number; asking its struct page whether it is counted is the guess. */
int pfn_of_pfnmap(struct vm_area_struct *vma, unsigned long addr, kvm_pfn_t *pfn)
{
	struct follow_pfnmap_args args = { .vma = vma, .address = addr };
	int r;

	r = follow_pfnmap_start(&args);
	if (r)
		return r;
	if (!kvm_pfn_to_refcounted_page(args.pfn))
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning asked: kvm_pfn_to_refcounted_page() touches flags or counts of args.pfn, to which this path holds no reference: ask the page that a look-up returned
		r = -ENXIO;
	*pfn = args.pfn;
	follow_pfnmap_end(&args);
	return r;
}
