// A nested guest's table is unmapped and freed under the lock, and its page walk cache flushed after it: powerpc's twin does
// both inside.
//- file arch/powerpc/kvm/nested.c
static void flush_nested(struct kvm *kvm, struct kvm_nested_guest *gp)
{
	spin_lock(&kvm->mmu_lock);
	kvmppc_free_pgtable_radix(kvm, gp->shadow_pgtable, gp->shadow_lpid);
	spin_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^ error unlocked: mmu_lock is dropped before the TLBs are flushed of what kvmppc_free_pgtable_radix() zapped: flush first, another invalidation may find nothing left to flush
	kvmhv_flush_lpid(gp->shadow_lpid);
}

static void emulate_tlbie(struct kvm *kvm, struct kvm_nested_guest *gp)
{
	spin_lock(&kvm->mmu_lock);
	kvmppc_free_pgtable_radix(kvm, gp->shadow_pgtable, gp->shadow_lpid);
	kvmhv_flush_lpid(gp->shadow_lpid);
	spin_unlock(&kvm->mmu_lock);
}
