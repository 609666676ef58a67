// A mark or a release as accessed that an unlock of mmu_lock in the same function leads to, with no lock taken again between.
// Not expressible: the lock's state at entry, marks in callees, unlocks in helpers.
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
kvm_set_pfn_accessed@p(P)
|
kvm_release_pfn_clean@p(P)
|
kvm_set_page_accessed@p(P)
|
kvm_release_page_clean@p(P)
|
mark_page_accessed@p(P)
|
folio_mark_accessed@p(P)
)

@script:python@
p << unlocked.p;
@@
for one in p: print("%s:%s accessed-outside-mmu-lock" % (one.file, one.line))
