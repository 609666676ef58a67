//- kernel v7.2
/* Another lock called mmu_lock, and a mutex alone: neither is the VM's. */
void fill_shadow(struct kvm_vcpu *vcpu, struct shadow_cache *cache, u64 __user *from)
{
	mutex_lock(&vcpu->kvm->slots_lock);
	cond_resched();
	mutex_unlock(&vcpu->kvm->slots_lock);

	mutex_lock(&cache->fill_mutex);
	if (copy_from_user(cache->rows, from, sizeof(cache->rows)))
		cache->count = 0;
	mutex_unlock(&cache->fill_mutex);
}
