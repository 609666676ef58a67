//- kernel v6.12
//- file arch/powerpc/kvm/fixture.h
/* The header's helper has one caller, and that one holds the lock. */
static inline void ref_page(struct tlbe_ref *ref, kvm_pfn_t pfn, bool is_store)
{
	ref->pfn = pfn;
	ref->flags = E500_TLB_VALID;
	if (is_store)
		kvm_set_pfn_dirty(pfn);
	kvm_set_pfn_accessed(pfn);
}
//- file arch/powerpc/kvm/fixture.c
#include "fixture.h"

int map_tlb_entry(struct kvm_vcpu *vcpu, gfn_t gfn, struct tlbe_ref *ref, bool is_store)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	kvm_pfn_t pfn;
	int ret = 0;

	smp_rmb();
	pfn = gfn_to_pfn(kvm, gfn);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		ret = -EAGAIN;
		goto out;
	}
	ref_page(ref, pfn, is_store);
out:
	kvm_release_pfn_clean(pfn);
//      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused
	spin_unlock(&kvm->mmu_lock);
	return ret;
}
