//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The lock is the caller's, by a guard around the call. */
static int link_entry(struct kvm_vcpu *vcpu, struct guest_fault *f, union pte *ptep)
{
	if (f->pfn & ~PFN_MASK)
		return -EINVAL;
	ptep->val = f->pfn << PAGE_SHIFT;
	kvm_release_faultin_page(vcpu->kvm, f->page, false, f->writable);
	return 0;
}

int fault_entry(struct kvm_vcpu *vcpu, struct guest_fault *f, union pte *ptep)
{
	int rc;

	scoped_guard(read_lock, &vcpu->kvm->mmu_lock)
		rc = link_entry(vcpu, f, ptep);
	if (rc)
		kvm_release_faultin_page(vcpu->kvm, f->page, true, false);
	return rc;
}
