//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* The backward jump stays inside the lock. */
int map_page(struct kvm_vcpu *vcpu, struct kvmppc_pte *orig_pte, bool iswrite)
{
	struct kvm *kvm = vcpu->kvm;
	unsigned long mmu_seq;
	struct hpte_cache *cpte;
	struct page *page;
	kvm_pfn_t pfn;
	bool writable;
	int attempt = 0, r = 0;
	long ret;

	mmu_seq = kvm->mmu_invalidate_seq;
	smp_rmb();
	pfn = kvm_faultin_pfn(vcpu, orig_pte->raddr >> PAGE_SHIFT, iswrite, &writable, &page);
	if (is_error_noslot_pfn(pfn))
		return -EINVAL;
	cpte = kvmppc_mmu_hpte_cache_next(vcpu);
	spin_lock(&kvm->mmu_lock);
	if (!cpte || mmu_invalidate_retry(kvm, mmu_seq)) {
		r = -EAGAIN;
		goto out_unlock;
	}
map_again:
	if (attempt > 1 && hpte_remove(vcpu) < 0) {
		r = -1;
		goto out_unlock;
	}
	ret = hpte_insert(vcpu, pfn << PAGE_SHIFT);
	if (ret == -1) {
		attempt++;
		goto map_again;
	}
	cpte->pfn = pfn;
	kvmppc_mmu_hpte_cache_map(vcpu, cpte);
	cpte = NULL;
out_unlock:
	kvm_release_faultin_page(kvm, page, !!r, writable);
	spin_unlock(&kvm->mmu_lock);
	if (cpte)
		kvmppc_mmu_hpte_cache_free(cpte);
	return r;
}
