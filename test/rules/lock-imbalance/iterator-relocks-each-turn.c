//- kernel v7.2
//- file arch/powerpc/kvm/fixture.c
/* Each turn drops the lock and takes it again; the loop ends with it held. */
void flush_nested(struct kvm *kvm)
{
	struct kvm_nested_guest *gp;
	int i;

	spin_lock(&kvm->mmu_lock);
	idr_for_each_entry(&kvm->arch.kvm_nested_guest_idr, gp, i) {
		spin_unlock(&kvm->mmu_lock);
		flush_one(gp);
		spin_lock(&kvm->mmu_lock);
	}
	spin_unlock(&kvm->mmu_lock);
}

void flush_nested_torn(struct kvm *kvm)
{
	struct kvm_nested_guest *gp;
	int i;

	spin_lock(&kvm->mmu_lock);
	idr_for_each_entry(&kvm->arch.kvm_nested_guest_idr, gp, i) {
		spin_unlock(&kvm->mmu_lock);
//              ^^^^^^^^^^^ error notHeld: mmu_lock is dropped here, and is not held on this path
		if (flush_one(gp))
			continue;
		spin_lock(&kvm->mmu_lock);
	}
	spin_unlock(&kvm->mmu_lock);
//      ^^^^^^^^^^^ error notHeld: mmu_lock is dropped here, and is not held on this path
}
