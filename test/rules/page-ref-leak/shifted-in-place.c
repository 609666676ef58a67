//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* The frame number is shifted in its own variable, and shifted back for the release. */
int map_page32(struct kvm_vcpu *vcpu, struct kvmppc_pte *orig_pte, bool iswrite)
{
	kvm_pfn_t hpaddr;
	bool writable;
	int r = 0;

	hpaddr = gfn_to_pfn_prot(vcpu->kvm, orig_pte->raddr >> PAGE_SHIFT, iswrite, &writable);
	if (is_error_noslot_pfn(hpaddr)) {
		r = -EINVAL;
		goto out;
	}
	hpaddr <<= PAGE_SHIFT;
	hpaddr |= orig_pte->raddr & (~0xfffULL & ~PAGE_MASK);
	set_pteg(vcpu, hpaddr);
	kvm_release_pfn_clean(hpaddr >> PAGE_SHIFT);
out:
	return r;
}

int map_page32_forgets(struct kvm_vcpu *vcpu, struct kvmppc_pte *orig_pte, bool iswrite)
{
	kvm_pfn_t hpaddr;
	bool writable;

	hpaddr = gfn_to_pfn_prot(vcpu->kvm, orig_pte->raddr >> PAGE_SHIFT, iswrite, &writable);
	if (is_error_noslot_pfn(hpaddr))
		return -EINVAL;
	hpaddr <<= PAGE_SHIFT;
	if (!writable)
		return -EPERM;
//              ^^^^^^^^^^^^^^ error kept: the reference to hpaddr from gfn_to_pfn_prot() is still held at this return, and nobody can give it back: release the page first
	set_pteg(vcpu, hpaddr);
	kvm_release_pfn_clean(hpaddr >> PAGE_SHIFT);
	return 0;
}
