//- kernel v6.12
//- file include/linux/kvm_host.h
kvm_pfn_t gfn_to_pfn_prot(struct kvm *kvm, gfn_t gfn, bool write_fault, bool *writable);
void kvm_release_pfn_clean(kvm_pfn_t pfn);
void kvm_set_pfn_dirty(kvm_pfn_t pfn);
//- file arch/mips/kvm/fixture.c
/* It works in this kernel, and is a hint for who carries it on; what is wrong with the mark leads. */
int copy_in(struct kvm *kvm, gfn_t gfn)
{
	bool writable;
	kvm_pfn_t pfn;

	pfn = gfn_to_pfn_prot(kvm, gfn, true, &writable);
//            ^^^^^^^^^^^^^^^ info declared: gfn_to_pfn_prot() is still declared here, and gone since v6.13: call kvm_faultin_pfn() to map the pfn, __gfn_to_page() to reach its contents; both hand out the page to release
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	kvm_set_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^ warning dirty-outside-mmu-lock/directAccess: pfn is marked dirty through a FOLL_GET reference without mmu_lock: hold it with FOLL_PIN (pin_user_pages, kvm_vcpu_map)
//      ^^^^^^^^^^^^^^^^^ folded info declared: kvm_set_pfn_dirty() is still declared here, and gone since v6.13: set dirty in kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info declared: kvm_release_pfn_clean() is still declared here, and gone since v6.13: keep the page of the look-up and call kvm_release_faultin_page(), or kvm_release_page_clean() outside of faults
	return 0;
}
