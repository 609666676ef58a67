//- kernel v6.12
/* Nothing shows what is declared, and this kernel had them. */
static void done_with(kvm_pfn_t pfn)
{
	kvm_release_pfn_clean(pfn);
}
