//- kernel v6.12
//- file arch/s390/kvm/fixture.c
/* The reference travels as a physical address; shifted back it is the same page. */
static int grab_block(struct kvm *kvm, gpa_t gpa, hpa_t *hpa)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gpa >> PAGE_SHIFT);

	if (is_error_noslot_pfn(pfn))
		return -EINVAL;
	*hpa = (hpa_t)pfn << PAGE_SHIFT;
	return 0;
}

int shadow_block(struct kvm *kvm, gpa_t gpa, struct block *block)
{
	hpa_t hpa;
	int rc = grab_block(kvm, gpa, &hpa);

	if (rc)
		return rc;
	rc = fill_block(block, gpa);
	if (rc)
		kvm_release_pfn_clean(hpa >> PAGE_SHIFT);
	kvm_release_pfn_clean(hpa >> PAGE_SHIFT);
//      ^^^^^^^^^^^^^^^^^^^^^ error again: hpa >> PAGE_SHIFT is released again: its only reference was given back by kvm_release_pfn_clean()
	return rc;
}
