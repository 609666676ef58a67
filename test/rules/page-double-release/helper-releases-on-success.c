//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The helper releases only where it returns 0, and says so by NULL; the caller releases where it did not. */
static int shade_one(struct kvm_vcpu *vcpu, struct guest_fault *f, union pte *ptep)
{
	int rc;

	guard(write_lock)(&vcpu->kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(vcpu->kvm, f->seq, f->gfn))
		return -EAGAIN;
	rc = map_shade(vcpu->kvm, f->pfn, ptep);
	if (rc)
		return rc;
	kvm_release_faultin_page(vcpu->kvm, f->page, false, f->writable);
	f->page = NULL;
	return 0;
}

int shade_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, union pte *ptep)
{
	struct guest_fault f = { .gfn = gfn };
	int rc;

	f.seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	f.pfn = kvm_faultin_pfn(vcpu, gfn, true, &f.writable, &f.page);
	if (is_error_noslot_pfn(f.pfn))
		return -EFAULT;
	rc = shade_one(vcpu, &f, ptep);
	if (rc)
		kvm_release_faultin_page(vcpu->kvm, f.page, true, f.writable);
	return rc;
}
