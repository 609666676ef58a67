//- kernel v7.2
//- file arch/riscv/kvm/fixture.c
/* The gfn is marked in the dirty log; no struct page is touched. */
void log_write(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, pte_t *ptep)
{
	write_lock(&kvm->mmu_lock);
	set_pte(ptep, pte_mkdirty(*ptep));
	mark_page_dirty_in_slot(kvm, slot, gfn);
	write_unlock(&kvm->mmu_lock);
}
