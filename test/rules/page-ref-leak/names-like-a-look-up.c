//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* Names that begin or end like a look-up's: a cache, a shadow page, a page of the ring. */
int warm_cache(struct kvm_vcpu *vcpu, struct gfn_to_pfn_cache *gpc, gpa_t gpa)
{
	struct kvm_mmu_page *sp;
	struct page *page;

	if (kvm_gpc_activate(gpc, gpa, 64))
		return -EFAULT;
	sp = kvm_mmu_get_page(vcpu, gpa >> PAGE_SHIFT);
	trace_kvm_mmu_get_page(sp, true);
	page = kvm_dirty_ring_get_page(&vcpu->dirty_ring, 0);
	return page ? 0 : -EINVAL;
}
