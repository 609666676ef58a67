//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
#define PTTYPE 64
#include "walk_tmpl.h"
#undef PTTYPE
#define PTTYPE 32
#include "walk_tmpl.h"
#undef PTTYPE
//- file arch/x86/kvm/mmu/walk_tmpl.h
/* A template that is seen twice gives one finding, under its own name. */
#if PTTYPE == 64
	#define FNAME(name) walk64_##name
#elif PTTYPE == 32
	#define FNAME(name) walk32_##name
#endif

static int FNAME(fault)(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault, u64 *sptep)
{
	fault->mmu_seq = vcpu->kvm->mmu_invalidate_seq;
	smp_rmb();
	fault->pfn = __kvm_faultin_pfn(fault->slot, fault->gfn, FOLL_WRITE, &fault->map_writable,
				       &fault->refcounted_page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;

	write_lock(&vcpu->kvm->mmu_lock);
	if (mmu_invalidate_retry_gfn(vcpu->kvm, fault->mmu_seq, fault->gfn)) {
		write_unlock(&vcpu->kvm->mmu_lock);
		kvm_release_page_unused(fault->refcounted_page);
		return -EAGAIN;
	}
	__set_spte(sptep, fault->pfn << PAGE_SHIFT);
	write_unlock(&vcpu->kvm->mmu_lock);
	kvm_release_faultin_page(vcpu->kvm, fault->refcounted_page, false, true);
//      ^^^^^^^^^^^^^^^^^^^^^^^^ error afterUnlock: fault->refcounted_page is released as used after mmu_lock was dropped: release it before write_unlock(), or as unused
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded warning dirty-outside-mmu-lock/afterUnlock: fault->refcounted_page is marked dirty after mmu_lock was dropped: mark it before write_unlock(), while an invalidation cannot run
//      ^^^^^^^^^^^^^^^^^^^^^^^^ folded info accessed-outside-mmu-lock/afterUnlock: fault->refcounted_page is marked accessed after mmu_lock was dropped: do it before write_unlock()
	return 0;
}
