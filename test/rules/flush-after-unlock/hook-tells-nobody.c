// Common code flushes if the hook says so: who removed mappings and returns false keeps it to itself.
//- file arch/mips/kvm/mmu.c
bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)
{
	kvm_mips_flush_gpa_pt(kvm, range->start, range->end);
	return false;
//      ^^^^^^^^^^^^^ error notTold: this returns false though kvm_mips_flush_gpa_pt() zapped: the caller flushes only if it is told
}
