//- kernel v7.2
//- file arch/s390/kvm/fixture.c
/* Held in the true arm only, and only dropped there. */
int adopt_shadow(struct gmap *parent, struct gmap *sg)
{
	int rc = -EAGAIN;

	if (write_trylock(&parent->kvm->mmu_lock)) {
		list_add(&sg->list, &parent->children);
		rc = 0;
		write_unlock(&parent->kvm->mmu_lock);
	}

	while (!write_trylock(&sg->kvm->mmu_lock))
		cpu_relax();
	sg->initialized = !rc;
	write_unlock(&sg->kvm->mmu_lock);
	return rc;
}
