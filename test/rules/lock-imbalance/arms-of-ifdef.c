//- kernel v7.2
//- file virt/kvm/fixture.c
/* Each configuration has its pair; no build mixes them. */
void stamp_slots(struct kvm *kvm, u64 stamp)
{
#ifdef KVM_HAVE_MMU_RWLOCK
	write_lock(&kvm->mmu_lock);
#else
	spin_lock(&kvm->mmu_lock);
#endif
	kvm->arch.stamp = stamp;
#ifdef KVM_HAVE_MMU_RWLOCK
	write_unlock(&kvm->mmu_lock);
#else
	spin_unlock(&kvm->mmu_lock);
#endif
}
