//- kernel v6.12
/* What the call under the cursor does, from the model's table. */
static void mark_young(struct kvm *kvm, kvm_pfn_t pfn)
{
	spin_lock(&kvm->mmu_lock);
	kvm_set_pfn_accessed(pfn);
//      ? hover | kvm_set_pfn_accessed(pfn)  marks the folio behind pfn accessed in the primary MMU
//              | needs    a reference, or it reads page state nobody holds
//              | sleeps   no
//              | returns  nothing
//              | kernels  up to v6.12; then kvm_release_faultin_page (6.13)
//              | instead  leave it to kvm_release_faultin_page() of the page that was looked up, before mmu_lock is dropped
//              | source   commit "KVM: Drop APIs that manipulate "struct page" via pfns"
//              | here     mmu_lock  write
//              |          pfn  reference unknown
	spin_unlock(&kvm->mmu_lock);
}
