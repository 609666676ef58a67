//- kernel v6.12
/* `continue` starts the next round with the lock of this one. */
void scan_vcpus(struct kvm *kvm)
{
	struct kvm_vcpu *vcpu;
	unsigned long i;

	kvm_for_each_vcpu(i, vcpu, kvm) {
		write_lock(&kvm->mmu_lock);
//              ^^^^^^^^^^ error takenTwice: mmu_lock is taken here, and is held already: this path deadlocks
		if (!vcpu->arch.root)
			continue;
		vcpu->arch.root->age++;
		write_unlock(&kvm->mmu_lock);
	}
}
//< error heldAtReturn: mmu_lock is still held at this return, and not at others that look alike to callers: drop it first
