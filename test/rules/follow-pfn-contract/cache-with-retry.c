//- kernel v7.2
/* A mapping of the kernel's that an invalidation takes down: the sequence is read before and asked after. */
static int renew(struct gfn_to_pfn_cache *gpc)
{
	struct page *page;
	unsigned long seq;
	kvm_pfn_t pfn;
	void *at;
	struct kvm_follow_pfn kfp = {
		.slot = gpc->memslot,
		.gfn = gpa_to_gfn(gpc->gpa),
		.flags = FOLL_WRITE,
		.hva = gpc->uhva,
		.refcounted_page = &page,
	};

	seq = gpc->kvm->mmu_invalidate_seq;
	smp_rmb();
	write_unlock_irq(&gpc->lock);
	pfn = hva_to_pfn(&kfp);
	if (is_error_noslot_pfn(pfn)) {
		write_lock_irq(&gpc->lock);
		return -EFAULT;
	}
	at = kmap(pfn_to_page(pfn));
	write_lock_irq(&gpc->lock);
	if (mmu_notifier_retry_cache(gpc->kvm, seq)) {
		kunmap(pfn_to_page(pfn));
		kvm_release_page_unused(page);
		return -EAGAIN;
	}
	gpc->khva = at;
	kvm_release_page_unused(page);
	return 0;
}
