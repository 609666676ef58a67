//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* Where `async` came back true the pfn is an error: nothing is held. */
static int faultin(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	bool async = false;

	fault->pfn = __gfn_to_pfn_memslot(fault->slot, fault->gfn, false, false, &async, fault->write, &fault->map_writable, &fault->hva);
	if (!async)
		return RET_PF_CONTINUE;
	if (fault->prefetch)
		return RET_PF_RETRY;
	fault->pfn = __gfn_to_pfn_memslot(fault->slot, fault->gfn, false, true, NULL, fault->write, &fault->map_writable, &fault->hva);
	return RET_PF_CONTINUE;
}

int page_fault(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	kvm_pfn_t orig_pfn;
	int r = faultin(vcpu, fault);

	if (r != RET_PF_CONTINUE)
		return r;
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	orig_pfn = fault->pfn;
	fault->pfn &= ~(kvm_pfn_t)511;
	write_lock(&vcpu->kvm->mmu_lock);
	kvm_release_pfn_clean(orig_pfn);
	write_unlock(&vcpu->kvm->mmu_lock);
	return RET_PF_FIXED;
}
