//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* The callback of the fault is called under the guard, and releases there. */
static int link_by_callback(struct kvm *kvm, struct guest_fault *f)
{
	write_table(kvm, f->gfn, f->pfn);
	kvm_release_faultin_page(kvm, f->page, false, f->writable);
	return 0;
}

static int run_fault(struct kvm_vcpu *vcpu, struct guest_fault *f)
{
	scoped_guard(read_lock, &vcpu->kvm->mmu_lock)
		return f->callback(vcpu->kvm, f);
	return -EINVAL;
}

int handle_guest_fault(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct guest_fault f = { .gfn = gfn, .callback = link_by_callback };

	f.pfn = kvm_faultin_pfn(vcpu, gfn, true, &f.writable, &f.page);
	if (is_error_noslot_pfn(f.pfn))
		return -EFAULT;
	return run_fault(vcpu, &f);
}
