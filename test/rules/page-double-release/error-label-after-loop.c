//- kernel v7.2
/* The undo loop starts below the one that failed: nothing of it was held. */
int pin_blocks(struct kvm *kvm, unsigned long hva, struct page **pages, int count)
{
	int i, rc;

	for (i = 0; i < count; i++) {
		rc = pin_user_pages_fast(hva + i * PAGE_SIZE, 1, FOLL_WRITE, &pages[i]);
		if (rc != 1)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		unpin_user_page(pages[i]);
	return -EFAULT;
}
