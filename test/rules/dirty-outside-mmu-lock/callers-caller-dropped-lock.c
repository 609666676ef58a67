//- kernel v6.12
//- file arch/x86/kvm/mmu/fixture.c
/* The page comes from here, so the call that hands it down after the unlock is told, two levels above the mark. */
static void note_written(struct page *page, bool wrote)
{
	if (wrote)
		kvm_set_page_dirty(page);
}

static void settle_page(struct page *page, int err)
{
	note_written(page, !err);
	put_page(page);
}

int map_one_gfn(struct kvm_vcpu *vcpu, gfn_t gfn, u64 *sptep)
{
	unsigned long seq = vcpu->kvm->mmu_invalidate_seq;
	struct page *page;
	int err = -EAGAIN;

	smp_rmb();
	page = gfn_to_page(vcpu->kvm, gfn);
	if (is_error_page(page))
		return -EFAULT;

	write_lock(&vcpu->kvm->mmu_lock);
	if (!mmu_invalidate_retry(vcpu->kvm, seq)) {
		__set_spte(sptep, page_to_phys(page));
		err = 0;
	}
	write_unlock(&vcpu->kvm->mmu_lock);
	settle_page(page, err);
//      ^^^^^^^^^^^ warning afterUnlock: page is marked dirty after mmu_lock was dropped: mark it before write_unlock(), while an invalidation cannot run
	return err;
}
