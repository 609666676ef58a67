//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The label stands before the unlock: the retry comes there with the mutex, the first turn with it too. */
unsigned long share_page(struct kvm *kvm, unsigned long gpa, unsigned long page_shift)
{
	int ret = H_PARAMETER;
	struct page *page, *uvmem_page;
	unsigned long gfn = gpa >> page_shift;
	int srcu_idx;

	srcu_idx = srcu_read_lock(&kvm->srcu);
	mutex_lock(&kvm->arch.uvmem_lock);
	if (is_uvmem(gfn, kvm)) {
		uvmem_page = pfn_to_page(uvmem_pfn(gfn, kvm));
		kill_uvmem(uvmem_page);
	}
retry:
	mutex_unlock(&kvm->arch.uvmem_lock);
	page = gfn_to_page(kvm, gfn);
	if (!page)
		goto out;

	mutex_lock(&kvm->arch.uvmem_lock);
	if (is_uvmem(gfn, kvm)) {
		kvm_release_page_clean(page);
		goto retry;
	}
	if (!uv_page_in(kvm->arch.lpid, page_to_pfn(page) << page_shift, gpa, 0, page_shift))
		ret = H_SUCCESS;
	kvm_release_page_clean(page);
	mutex_unlock(&kvm->arch.uvmem_lock);
out:
	srcu_read_unlock(&kvm->srcu, srcu_idx);
	return ret;
}

unsigned long share_page_forgets(struct kvm *kvm, unsigned long gpa, unsigned long page_shift)
{
	int ret = H_PARAMETER;
	struct page *page;
	unsigned long gfn = gpa >> page_shift;

	mutex_lock(&kvm->arch.uvmem_lock);
retry:
	mutex_unlock(&kvm->arch.uvmem_lock);
	page = gfn_to_page(kvm, gfn);
	if (!page)
		goto out;

	mutex_lock(&kvm->arch.uvmem_lock);
	if (is_uvmem(gfn, kvm))
		goto retry;
	ret = H_SUCCESS;
	kvm_release_page_clean(page);
	mutex_unlock(&kvm->arch.uvmem_lock);
out:
	return ret;
//      ^^^^^^^^^^^ folded error kept: the reference to the page of gfn_to_page() from gfn_to_page() is still held at this return, and nobody can give it back: release the page first
//      ^^^^^^^^^^^ error kept: the reference to the page of gfn_to_page() from gfn_to_page() is still held at this return, and nobody can give it back: release the page first
}
