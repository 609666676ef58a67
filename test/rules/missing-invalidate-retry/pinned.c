//- kernel v7.2
/* A pin that stays keeps the page where it is: no invalidation takes it away. */
int back_protected(struct kvm_vcpu *vcpu, unsigned long hva, u64 ipa)
{
	struct kvm *kvm = vcpu->kvm;
	struct page *page;
	int ret = pin_user_pages_fast(hva, 1, FOLL_WRITE | FOLL_LONGTERM, &page);

	if (ret != 1)
		return -EFAULT;
	write_lock(&kvm->mmu_lock);
	ret = pkvm_pgtable_stage2_map(vcpu->arch.hw_mmu->pgt, ipa, PAGE_SIZE, page_to_phys(page),
				      KVM_PGTABLE_PROT_RWX, NULL, 0);
	write_unlock(&kvm->mmu_lock);
	if (ret)
		unpin_user_page(page);
	return ret;
}
