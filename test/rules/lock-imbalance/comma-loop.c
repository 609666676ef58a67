//- kernel v6.12
/* The loop's condition is a comma, its yield is in a macro, and the helper asserts what it is entered with. */
#define stage2_resched(kvm) (need_resched() && cond_resched_rwlock_write(&(kvm)->mmu_lock))

static int each_block(struct kvm *kvm, phys_addr_t addr, phys_addr_t end)
{
	phys_addr_t next;
	int ret;

	do {
		struct kvm_pgtable *pgt = kvm->arch.mmu.pgt;

		if (!pgt)
			return -EINVAL;
		next = block_end(kvm, addr, end);
		ret = kvm_pgtable_stage2_unmap(pgt, addr, next - addr);
		if (ret)
			break;
		if (next != end)
			stage2_resched(kvm);
	} while (addr = next, addr != end);
	return ret;
}

void wipe_memslot(struct kvm *kvm, phys_addr_t addr, phys_addr_t size)
{
	write_lock(&kvm->mmu_lock);
	WARN_ON(each_block(kvm, addr, addr + size));
	write_unlock(&kvm->mmu_lock);
}
