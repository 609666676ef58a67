//- kernel v6.12
/* `dirtied` is only set where the page was marked under the lock; what follows the unlock is for the rest. */
static int settle(struct kvm_vcpu *vcpu, gfn_t gfn, bool is_write)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long seq = kvm->mmu_invalidate_seq;
	bool writable, dirtied = false;
	kvm_pfn_t pfn;
	int err = 0;

	smp_rmb();
	pfn = gfn_to_pfn_prot(kvm, gfn, is_write, &writable);
	if (is_error_noslot_pfn(pfn))
		return -EFAULT;

	spin_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq)) {
		err = -EAGAIN;
	} else if (writable) {
		kvm_set_pfn_dirty(pfn);
		dirtied = true;
	}
	if (dirtied || err)
		goto unlock;
	kvm_set_pfn_accessed(pfn);
unlock:
	put_page(pfn_to_page(pfn));
	spin_unlock(&kvm->mmu_lock);
	if (dirtied)
		mark_page_dirty(kvm, gfn);
	return err;
}
