/* SPDX-License-Identifier: MIT */
/* The part of KVM's interface that the sample uses, as the kernels up to 6.12 have it. */
#ifndef SAMPLE_KVM_HOST_H
#define SAMPLE_KVM_HOST_H

typedef u64 gpa_t;
typedef u64 gfn_t;
typedef u64 kvm_pfn_t;

struct kvm_memory_slot {
	gfn_t base_gfn;
	unsigned long npages;
	unsigned long *dirty_bitmap;
};

struct kvm {
	rwlock_t mmu_lock;
	unsigned long mmu_invalidate_seq;
	long mmu_invalidate_in_progress;
};

struct kvm_vcpu {
	struct kvm *kvm;
	struct kvm_vcpu_arch arch;
};

kvm_pfn_t __gfn_to_pfn_memslot(const struct kvm_memory_slot *slot, gfn_t gfn, bool atomic,
			       bool interruptible, bool *async, bool write_fault,
			       bool *writable, hva_t *hva);

void kvm_set_pfn_dirty(kvm_pfn_t pfn);
void kvm_set_pfn_accessed(kvm_pfn_t pfn);
void kvm_release_pfn_clean(kvm_pfn_t pfn);
void kvm_release_pfn_dirty(kvm_pfn_t pfn);

bool is_error_noslot_pfn(kvm_pfn_t pfn);

void mark_page_dirty_in_slot(struct kvm *kvm, const struct kvm_memory_slot *slot, gfn_t gfn);

static inline int mmu_invalidate_retry(struct kvm *kvm, unsigned long mmu_seq)
{
	lockdep_assert_held(&kvm->mmu_lock);

	if (kvm->mmu_invalidate_in_progress)
		return 1;
	smp_rmb();
	return kvm->mmu_invalidate_seq != mmu_seq;
}

#endif
