//- kernel v6.12
//- file arch/powerpc/kvm/fixture.c
/* Entered by the macro's loop with the lock, dropped for the slow part, taken again for the next step. */
void flush_guests(struct kvm *kvm, struct idr *guests)
{
	struct nested_guest *gp;
	int id;

	spin_lock(&kvm->mmu_lock);
	idr_for_each_entry(guests, gp, id) {
		gp->refs++;
		spin_unlock(&kvm->mmu_lock);
		flush_guest(gp);
		spin_lock(&kvm->mmu_lock);
		gp->refs--;
	}
	spin_unlock(&kvm->mmu_lock);
}
