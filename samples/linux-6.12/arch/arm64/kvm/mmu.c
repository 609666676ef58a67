// SPDX-License-Identifier: MIT
/* Faults of the guest on its memory: find the page that backs an address, and map it. */
#include <linux/kvm_host.h>

#include <asm/kvm_pgtable.h>

static enum kvm_pgtable_prot prot_of(bool writable)
{
	return writable ? KVM_PGTABLE_PROT_R | KVM_PGTABLE_PROT_W : KVM_PGTABLE_PROT_R;
}

/* Maps the page behind @ipa for the guest; 0 also when the fault has to be taken again. */
static int map_faulting_page(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gpa_t ipa,
			     bool write_fault)
{
	struct kvm_pgtable *pgt = vcpu->arch.hw_mmu->pgt;
	struct kvm *kvm = vcpu->kvm;
	gfn_t gfn = ipa >> PAGE_SHIFT;
	unsigned long mmu_seq;
	bool writable;
	kvm_pfn_t pfn;
	int ret;

	mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();

	pfn = __gfn_to_pfn_memslot(slot, gfn, false, false, NULL, write_fault, &writable, NULL);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	read_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, mmu_seq)) {
		ret = -EAGAIN;
		goto out_unlock;
	}

	ret = kvm_pgtable_stage2_map(pgt, ipa, PAGE_SIZE, __pfn_to_phys(pfn), prot_of(writable),
				     &vcpu->arch.mmu_page_cache, KVM_PGTABLE_WALK_SHARED);

out_unlock:
	read_unlock(&kvm->mmu_lock);

	if (writable && !ret) {
		kvm_set_pfn_dirty(pfn);
		mark_page_dirty_in_slot(kvm, slot, gfn);
	}
	kvm_release_pfn_clean(pfn);
	return ret == -EAGAIN ? 0 : ret;
}

int kvm_handle_guest_abort(struct kvm_vcpu *vcpu)
{
	gpa_t ipa = kvm_vcpu_get_fault_ipa(vcpu);
	struct kvm_memory_slot *slot = gfn_to_memslot(vcpu->kvm, ipa >> PAGE_SHIFT);

	return map_faulting_page(vcpu, slot, ipa, kvm_is_write_fault(vcpu));
}
