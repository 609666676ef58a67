//- kernel v7.2
//- file arch/x86/kvm/mmu/fixture.c
/* The assertion goes by the flag, and so does the lock. */
static inline void kvm_lockdep_assert_mmu_lock_held(struct kvm *kvm, bool shared)
{
	if (shared)
		lockdep_assert_held_read(&kvm->mmu_lock);
	else
		lockdep_assert_held_write(&kvm->mmu_lock);
}

#define for_each_root_yield_safe(_kvm, _root, _shared)					\
	for (_root = next_root(_kvm, NULL);						\
	     ({ kvm_lockdep_assert_mmu_lock_held(_kvm, _shared); }), _root;		\
	     _root = next_root(_kvm, _root))

static void zap_roots(struct kvm *kvm, bool shared)
{
	struct kvm_mmu_page *root;

	kvm_lockdep_assert_mmu_lock_held(kvm, shared);
	for_each_root_yield_safe(kvm, root, shared)
		zap_root(kvm, root, shared);
}

void zap_all_fast(struct kvm *kvm)
{
	read_lock(&kvm->mmu_lock);
	zap_roots(kvm, true);
	read_unlock(&kvm->mmu_lock);
}

void zap_all_slow(struct kvm *kvm)
{
	write_lock(&kvm->mmu_lock);
	zap_roots(kvm, false);
	write_unlock(&kvm->mmu_lock);
}

void zap_all_wrong(struct kvm *kvm)
{
	read_lock(&kvm->mmu_lock);
	zap_roots(kvm, false);
//      ^^^^^^^^^ error needsWrite: mmu_lock is held for read here, and zap_roots says that it must be held for write
	read_unlock(&kvm->mmu_lock);
}
