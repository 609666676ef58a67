//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Where the helper returns 0 it has released the page, and here nobody asks what it returned. */
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
	kvm_release_faultin_page(vcpu->kvm, f.page, true, f.writable);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error again: f.page is released again: its only reference was given back by shade_one()
	return rc;
}
