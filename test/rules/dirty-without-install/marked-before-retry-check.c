//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* What the guest may write is marked when its rights are put together, long before it is known that it gets them. */
int enter_hpte(struct kvm_vcpu *vcpu, unsigned long group, gfn_t gfn, bool write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	unsigned long flags = 0x192;
	bool writable;
	kvm_pfn_t pfn;
	int slot, r = 0;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, write, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;
	spin_lock(&kvm->mmu_lock);
	if (writable)
		kvm_set_pfn_dirty(pfn);
//              ^^^^^^^^^^^^^^^^^ warning retry: pfn is marked dirty though an invalidation struck and the fault is retried with nothing mapped: mark it only once it is mapped
	else
		flags |= PP_RXRX;
	if (mmu_invalidate_retry(kvm, seq)) {
		r = -EAGAIN;
		goto out;
	}
	slot = mmu_hash_ops.hpte_insert(group, 0, pfn << PAGE_SHIFT, flags, 0, 0, 0, 0);
	if (slot < 0)
		r = -EIO;
out:
	put_page(pfn_to_page(pfn));
	spin_unlock(&kvm->mmu_lock);
	return r;
}
