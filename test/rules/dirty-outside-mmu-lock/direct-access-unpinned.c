//- kernel v6.12
/* KVM writes the page itself through a FOLL_GET reference: no lock would mend that, FOLL_PIN would. */
static int poke_guest_word(struct kvm *kvm, gfn_t gfn, unsigned int offset, u32 word)
{
	bool writable;
	kvm_pfn_t pfn;
	void *va;

	mutex_lock(&kvm->slots_lock);
	pfn = gfn_to_pfn_prot(kvm, gfn, true, &writable);
	if (is_error_noslot_pfn(pfn)) {
		mutex_unlock(&kvm->slots_lock);
		return -EFAULT;
	}

	va = page_address(pfn_to_page(pfn));
	memcpy(va + offset, &word, sizeof(word));
//      ^^^^^^ warning unpinned-write/written: va + offset is written, and gfn_to_pfn_prot() holds the page with FOLL_GET only, which writeback does not wait for: pin it (pin_user_pages(), kvm_vcpu_map() since v6.13)
	kvm_release_pfn_dirty(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ warning directAccess: pfn is marked dirty through a FOLL_GET reference without mmu_lock: hold it with FOLL_PIN (pin_user_pages, kvm_vcpu_map)
	mutex_unlock(&kvm->slots_lock);
	return 0;
}
