//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* One caller holds the page, the other has a number out of an entry: it is told where it calls. */
static bool is_ram(kvm_pfn_t pfn)
{
	return !PageReserved(pfn_to_page(pfn));
}

void sync_entry(struct kvm *kvm, u64 *sptep)
{
	write_lock(&kvm->mmu_lock);
	if (is_ram(spte_to_pfn(*sptep)))
//          ^^^^^^ warning asked: is_ram() touches flags or counts of the page of spte_to_pfn(), to which this path holds no reference: ask the page that a look-up returned
		*sptep |= SPTE_RAM_BIT;
	write_unlock(&kvm->mmu_lock);
}

int map_fault(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	struct page *page;
	bool writable, ram;
	kvm_pfn_t pfn;
	int r = -EAGAIN;

	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, gfn, false, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;
	if (!page)
		return -EINVAL;
	ram = is_ram(pfn);
	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq)) {
		__set_spte(sptep, pfn << PAGE_SHIFT | (ram ? SPTE_RAM_BIT : 0));
		r = 0;
	}
	kvm_release_faultin_page(kvm, page, r, false);
	write_unlock(&kvm->mmu_lock);
	return r;
}
