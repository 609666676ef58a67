//- kernel v7.2
/* The ladder skips the unpin where nothing was pinned. */
int back_protected(struct kvm_vcpu *vcpu, unsigned long hva, struct pkvm_slot *slot)
{
	struct page *page;
	int ret;

	ret = account_one_page(vcpu->kvm);
	if (ret)
		return ret;
	ret = pin_user_pages_fast(hva, 1, FOLL_WRITE | FOLL_LONGTERM, &page);
	if (ret != 1) {
		ret = -EFAULT;
		goto unaccount;
	}
	write_lock(&vcpu->kvm->mmu_lock);
	ret = pkvm_pgtable_stage2_map(slot->pgt, slot->ipa, PAGE_SIZE, page_to_phys(page),
				      KVM_PGTABLE_PROT_RWX, NULL, 0);
	write_unlock(&vcpu->kvm->mmu_lock);
	if (ret)
		goto unpin;
	slot->page = page;
	return 0;

unpin:
	unpin_user_page(page);
unaccount:
	unaccount_one_page(vcpu->kvm);
	return ret;
}
