//- kernel v7.2
//- file virt/kvm/fixture.c
/* The page is KVM's own; the reference is for the user mapping that the core makes of it. */
vm_fault_t fault_in_ring(struct vm_fault *vmf)
{
	struct kvm_vcpu *vcpu = vmf->vma->vm_file->private_data;
	struct page *page;

	if (vmf->pgoff)
		return VM_FAULT_SIGBUS;
	page = virt_to_page(vcpu->run);
	get_page(page);
	vmf->page = page;
	return 0;
}
