// A call that always sleeps between lock and unlock of mmu_lock in one function.
// Not expressible: sleeps in callees, locks taken by callers, guard() and scoped_guard().
@asleep exists@
expression E;
position p;
identifier sleeper = {mutex_lock, down_read, down_write, msleep, synchronize_rcu, synchronize_srcu, copy_from_user, copy_to_user, get_user_pages, pin_user_pages_fast, vmalloc, kvm_vcpu_map, mmap_read_lock, gfn_to_page};
@@
(
spin_lock(&E->mmu_lock)
|
read_lock(&E->mmu_lock)
|
write_lock(&E->mmu_lock)
)
... when != spin_unlock(...)
    when != read_unlock(...)
    when != write_unlock(...)
(
sleeper@p(...)
|
kzalloc@p(..., GFP_KERNEL)
|
kmalloc@p(..., GFP_KERNEL)
|
kzalloc@p(..., GFP_KERNEL_ACCOUNT)
)

@script:python@
p << asleep.p;
@@
for one in p: print("%s:%s sleep-under-mmu-lock" % (one.file, one.line))
