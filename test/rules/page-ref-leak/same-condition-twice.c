//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Pinned when the summary is wanted, unpinned on the same word. */
int enable_irqs(struct kvm *kvm, struct irq_setup *setup)
{
	struct page *sum_page = NULL;
	int rc;

	if (setup->wants_sum == 1) {
		if (pin_user_pages_fast(setup->sum, 1, FOLL_WRITE, &sum_page) != 1)
			return -EIO;
	}
	rc = account_irqs(kvm, 3);
	if (rc)
		goto unpin;
	kvm->arch.sum_page = sum_page;
	return 0;
unpin:
	if (setup->wants_sum == 1)
		unpin_user_page(sum_page);
	return rc;
}
