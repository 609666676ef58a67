//- kernel v7.2
/* A return inside the guard drops the lock like the closing brace does. */
int translate_once(struct kvm_vcpu *vcpu, gva_t gva, gpa_t *gpa)
{
	struct kvm *kvm = vcpu->kvm;

	scoped_guard(write_lock_irqsave, &kvm->mmu_lock) {
		if (!vcpu->arch.tlb)
			return -ENXIO;
		if (vcpu->arch.tlb->gva == gva) {
			*gpa = vcpu->arch.tlb->gpa;
			return 0;
		}
	}

	read_lock(&kvm->mmu_lock);
	*gpa = walk_tables(vcpu, gva);
	read_unlock(&kvm->mmu_lock);
	return *gpa == INVALID_GPA ? -EFAULT : 0;
}
