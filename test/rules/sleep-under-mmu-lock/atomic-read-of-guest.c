//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* With page faults off the copy fails instead of waiting. */
bool entry_changed(struct kvm_vcpu *vcpu, gpa_t gpa, u64 old)
{
	u64 now;
	int rc;

	write_lock(&vcpu->kvm->mmu_lock);
	rc = kvm_vcpu_read_guest_atomic(vcpu, gpa, &now, sizeof(now));
	write_unlock(&vcpu->kvm->mmu_lock);
	return rc || now != old;
}
