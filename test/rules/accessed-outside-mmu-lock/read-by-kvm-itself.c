//- kernel v6.12
/* KVM looked at the page for itself; its reference is all that the mark needs. */
static int peek_tags(struct kvm *kvm, gfn_t gfn, void __user *tags, unsigned int count)
{
	kvm_pfn_t pfn;
	void *va;
	int rc = 0;

	mutex_lock(&kvm->slots_lock);
	pfn = gfn_to_pfn_prot(kvm, gfn, false, NULL);
	if (is_error_noslot_pfn(pfn)) {
		rc = -EFAULT;
		goto out;
	}
	va = page_address(pfn_to_page(pfn));
	if (mte_copy_tags_to_user(tags, va, count) != count)
		rc = -EFAULT;
	kvm_release_pfn_clean(pfn);
out:
	mutex_unlock(&kvm->slots_lock);
	return rc;
}
