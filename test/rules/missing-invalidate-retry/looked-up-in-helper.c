//- kernel v7.2
/* Look-up and mapping stand in two helpers of a third, and nobody asks in between. */
struct back {
	struct page *page;
	kvm_pfn_t pfn;
	bool writable;
};

static int find(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn, struct back *back)
{
	back->pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &back->writable, &back->page);
	return is_error_noslot_pfn(back->pfn) ? -EFAULT : 0;
}

static int enter(struct kvm_vcpu *vcpu, struct back *back, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	int ret;

	write_lock(&kvm->mmu_lock);
	ret = kvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, gfn_to_gpa(gfn), PAGE_SIZE,
				     __pfn_to_phys(back->pfn), KVM_PGTABLE_PROT_R, NULL, 0);
	kvm_release_faultin_page(kvm, back->page, !!ret, false);
	write_unlock(&kvm->mmu_lock);
	return ret;
}

int back_gfn(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct back back;
	int ret = find(vcpu, slot, gfn, &back);

	if (ret)
		return ret;
	return enter(vcpu, &back, gfn);
//             ^^^^^ error unchecked: back.page is mapped into the guest, and no mmu_invalidate_retry() was asked under mmu_lock since __kvm_faultin_pfn(): an invalidation in between is missed
}
