//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* One variable is error code and retry flag; only its zero leaves the guard with the page released. */
int fault_in_and_link(struct kvm_vcpu *vcpu, struct guest_fault *f, union pte *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq;
	int rc;

	do {
		seq = kvm->mmu_invalidate_seq;
		smp_rmb();
		f->pfn = kvm_faultin_pfn(vcpu, f->gfn, f->write_attempt, &f->writable, &f->page);
		if (is_error_noslot_pfn(f->pfn))
			return -EFAULT;
		if (mmu_invalidate_retry_gfn_unsafe(kvm, seq, f->gfn)) {
			kvm_release_faultin_page(kvm, f->page, true, false);
			rc = -EAGAIN;
			continue;
		}
		scoped_guard(read_lock, &kvm->mmu_lock) {
			if (mmu_invalidate_retry_gfn(kvm, seq, f->gfn))
				rc = -EAGAIN;
			else
				rc = link_fault(kvm, f, ptep);
			if (!rc)
				kvm_release_faultin_page(kvm, f->page, false, f->writable);
		}
		if (rc)
			kvm_release_faultin_page(kvm, f->page, !!rc, f->writable);
	} while (rc == -EAGAIN);
	return rc;
}
