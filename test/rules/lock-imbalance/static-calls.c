//- kernel v7.2
//- file arch/x86/kvm/fixture.c
/* An op of the vendor module is no function of that name, and gets no page here. */
int flush_by_op(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm *kvm = vcpu->kvm;

	write_lock(&kvm->mmu_lock);
	kvm_x86_call(flush_tlb_gfn)(vcpu, gfn);
	static_call(kvm_x86_flush_all)(vcpu);
	write_unlock(&kvm->mmu_lock);
	return kvm_x86_call(has_tlb)(vcpu) ? 0 : -ENODEV;
}
