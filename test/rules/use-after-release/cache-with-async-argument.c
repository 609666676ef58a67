//- kernel v6.1
//- file virt/kvm/kvm_mm.h
kvm_pfn_t hva_to_pfn(unsigned long addr, bool atomic, bool *async, bool write_fault, bool *writable);
//- file virt/kvm/fixture.c
/* The look-up takes five arguments here; the cache gives the reference of a failed round back before the next. */
static kvm_pfn_t renew(struct kvm *kvm, struct gfn_to_pfn_cache *gpc)
{
	kvm_pfn_t new_pfn = KVM_PFN_ERR_FAULT;
	unsigned long seq;

	do {
		seq = kvm->mmu_invalidate_seq;
		smp_rmb();
		write_unlock_irq(&gpc->lock);

		if (new_pfn != KVM_PFN_ERR_FAULT)
			kvm_release_pfn_clean(new_pfn);
//                      ^^^^^^^^^^^^^^^^^^^^^ info accessed-unused/retry: new_pfn is marked accessed though an invalidation struck and nothing was mapped: release it as unused

		new_pfn = hva_to_pfn(gpc->uhva, false, NULL, true, NULL);
		if (is_error_noslot_pfn(new_pfn))
			goto failed;
		write_lock_irq(&gpc->lock);
	} while (mmu_notifier_retry_cache(kvm, seq));

	gpc->pfn = new_pfn;
	kvm_release_pfn_clean(new_pfn);
	return 0;

failed:
	write_lock_irq(&gpc->lock);
	return -EFAULT;
}
