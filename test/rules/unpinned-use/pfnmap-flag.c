//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* `is_pfnmap` tells the two kinds of pfn apart, twice: what has no reference is only touched under the lock. */
int map_tlb1(struct kvm_vcpu *vcpu, gfn_t gfn, unsigned long hva, struct vm_area_struct *vma, void *img)
{
	struct kvm *kvm = vcpu->kvm;
	bool is_pfnmap = vma->vm_flags & VM_PFNMAP;
	kvm_pfn_t pfn;
	pte_t *ptep;

	if (!is_pfnmap) {
		pfn = gfn_to_pfn(kvm, gfn);
		if (is_error_noslot_pfn(pfn))
			return -EFAULT;
		memcpy(img, page_address(pfn_to_page(pfn)), 64);
	}

	spin_lock(&kvm->mmu_lock);
	if (is_pfnmap) {
		ptep = find_linux_pte(kvm->mm->pgd, hva, NULL, NULL);
		pfn = pte_pfn(*ptep);
		memcpy(img, pfn_to_kaddr(pfn), 64);
	}
	spin_unlock(&kvm->mmu_lock);

	if (!is_pfnmap)
		put_page(pfn_to_page(pfn));
	return 0;
}
