//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* A full group is no failure: the other one is tried, and only a page that is in the table is released as used. */
int enter_hpte(struct kvm_vcpu *vcpu, struct kvm_memory_slot *slot, unsigned long hash, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	int attempt = 0, r = 0, ret;
	struct page *page;
	bool writable;
	kvm_pfn_t pfn;

	smp_rmb();
	pfn = __kvm_faultin_pfn(slot, gfn, FOLL_WRITE, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;
	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		r = -EAGAIN;
		goto out;
	}
again:
	if (attempt > 1 && mmu_hash_ops.hpte_remove(hash) < 0) {
		r = -ENOSPC;
		goto out;
	}
	ret = mmu_hash_ops.hpte_insert(hash, 0, pfn << PAGE_SHIFT, 0x192, 0, 0, 0, 0);
	if (ret == -1) {
		hash = ~hash;
		attempt++;
		goto again;
	}
	if (ret < 0)
		r = -EIO;
out:
	kvm_release_faultin_page(kvm, page, r != 0, writable);
	spin_unlock(&kvm->mmu_lock);
	return r;
}
