//- kernel v7.2
/* The look-up that may wait is two calls below the lock. */
static int hash_gfn(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = gfn_to_page(kvm, gfn);
	int hash;

	if (!page)
		return 0;
	hash = crc32(0, page_address(page), PAGE_SIZE);
	kvm_release_page_clean(page);
	return hash;
}

static int hash_both(struct kvm *kvm, gfn_t a, gfn_t b)
{
	return hash_gfn(kvm, a) == hash_gfn(kvm, b);
}

bool are_same(struct kvm *kvm, gfn_t a, gfn_t b)
{
	bool same;

	read_lock(&kvm->mmu_lock);
	same = hash_both(kvm, a, b);
//             ^^^^^^^^^ error sleeps: hash_both() may sleep, and mmu_lock is held here: call it before the lock is taken or after it is dropped
	read_unlock(&kvm->mmu_lock);
	return same;
}
