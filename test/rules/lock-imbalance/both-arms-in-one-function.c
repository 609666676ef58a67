//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The conditional expression keeps apart what `is_tdp` kept apart: three times the same question. */
void recover_pages(struct kvm *kvm, struct list_head *pages, bool is_tdp)
{
	struct kvm_mmu_page *sp;
	bool flush = false;

	is_tdp ? read_lock(&kvm->mmu_lock) : write_lock(&kvm->mmu_lock);
	while (!list_empty(pages)) {
		sp = list_first_entry(pages, struct kvm_mmu_page, link);
		list_del(&sp->link);
		flush = true;
		if (need_resched()) {
			if (is_tdp)
				read_unlock(&kvm->mmu_lock);
			else
				write_unlock(&kvm->mmu_lock);
			cond_resched();
			if (is_tdp)
				read_lock(&kvm->mmu_lock);
			else
				write_lock(&kvm->mmu_lock);
		}
	}
	if (flush)
		kvm_flush_remote_tlbs(kvm);
	is_tdp ? read_unlock(&kvm->mmu_lock) : write_unlock(&kvm->mmu_lock);
}
