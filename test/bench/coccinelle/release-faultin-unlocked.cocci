// kvm_release_faultin_page() with no lock of mmu_lock before it in the same function, unless it passes unused = true.
// Not expressible: a lock that the caller holds, guard() and scoped_guard(), `unused` known to be true on the path.
@locked exists@
expression E;
position p;
@@
(
spin_lock(&E->mmu_lock)
|
read_lock(&E->mmu_lock)
|
write_lock(&E->mmu_lock)
|
KVM_MMU_LOCK(E)
|
kvm_fault_lock(E)
)
... when != spin_unlock(...)
    when != read_unlock(...)
    when != write_unlock(...)
    when != kvm_fault_unlock(...)
kvm_release_faultin_page@p(...)

@unlocked@
expression K, P, D, U != true;
position p != locked.p;
@@
kvm_release_faultin_page@p(K, P, U, D)

@script:python@
p << unlocked.p;
@@
for one in p: print("%s:%s release-faultin-unlocked" % (one.file, one.line))
