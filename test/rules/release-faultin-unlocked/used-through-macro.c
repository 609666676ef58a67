//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The macro hides a release as used, and the lock is gone. */
#define put_fault(kvm, f, ignore)						\
	do {									\
		kvm_release_faultin_page((kvm), (f)->page, (ignore), (f)->write_attempt); \
		(f)->page = NULL;						\
	} while (0)

int link_fault(struct kvm_vcpu *vcpu, struct guest_fault *f, union pte *ptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	int rc = -EAGAIN;

	smp_rmb();
	f->pfn = kvm_faultin_pfn(vcpu, f->gfn, f->write_attempt, &f->writable, &f->page);
	if (is_error_noslot_pfn(f->pfn))
		return -EFAULT;

	scoped_guard(read_lock, &kvm->mmu_lock) {
		if (!mmu_invalidate_retry_gfn(kvm, seq, f->gfn))
			rc = map_fault(kvm, f, ptep);
	}
	if (rc)
		put_fault(kvm, f, true);
	else
		put_fault(kvm, f, false);
//              ^^^^^^^^^ error afterUnlock: f->page is released as used after mmu_lock was dropped: release it before the end of scope, or as unused
//              ^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: f->page is marked dirty after mmu_lock was dropped: mark it before the end of scope, while an invalidation cannot run
//              ^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: f->page is marked accessed after mmu_lock was dropped: do it before the end of scope
	return rc;
}
