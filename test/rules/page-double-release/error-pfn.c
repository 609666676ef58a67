//- kernel v6.12
/* An error pfn holds no reference: releasing it, even twice, takes nothing from anybody. */
int probe_gfn(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	int rc = 0;

	if (is_error_noslot_pfn(pfn)) {
		kvm_release_pfn_clean(pfn);
		rc = -EFAULT;
	}
	kvm_release_pfn_clean(pfn);
	return rc;
}
