//- kernel v7.2
//- file arch/loongarch/kvm/fixture.c
/* The last user is gone: nobody takes the lock, and nobody asserts it here. */
static void flush_range(struct kvm *kvm, gfn_t start, gfn_t end, int lock)
{
	if (lock)
		spin_lock(&kvm->mmu_lock);
	walk_range(kvm, start, end);
	if (lock)
		spin_unlock(&kvm->mmu_lock);
}

void kvm_arch_flush_shadow_all(struct kvm *kvm)
{
	flush_range(kvm, 0, kvm->arch.gpa_size >> PAGE_SHIFT, 0);
}

void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)
{
	flush_range(kvm, slot->base_gfn, slot->base_gfn + slot->npages, 1);
}
