// A mark or a dirty release that an unlock of mmu_lock in the same function leads to, with no lock taken again between.
// Not expressible: the lock's state at entry, marks in callees, unlocks in helpers, FOLL_PIN.
@unlocked exists@
expression E, P;
position p;
@@
(
spin_unlock(&E->mmu_lock)
|
read_unlock(&E->mmu_lock)
|
write_unlock(&E->mmu_lock)
|
KVM_MMU_UNLOCK(E)
)
... when != spin_lock(...)
    when != read_lock(...)
    when != write_lock(...)
    when != KVM_MMU_LOCK(...)
(
kvm_set_pfn_dirty@p(P)
|
kvm_release_pfn_dirty@p(P)
|
kvm_set_page_dirty@p(P)
|
kvm_release_page_dirty@p(P)
|
set_page_dirty_lock@p(P)
|
set_page_dirty@p(P)
)

@script:python@
p << unlocked.p;
@@
for one in p: print("%s:%s dirty-outside-mmu-lock" % (one.file, one.line))
