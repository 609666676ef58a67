// A snapshot of mmu_invalidate_seq that a look-up in the same function precedes, with no look-up after it.
// Not expressible: look-ups in callees, snapshots in structs that others fill, the missing barrier.
@stale exists@
expression S, K;
position p;
identifier f = {gfn_to_pfn, gfn_to_pfn_prot, __gfn_to_pfn_memslot, __kvm_faultin_pfn, kvm_faultin_pfn, gfn_to_page};
identifier g = {gfn_to_pfn, gfn_to_pfn_prot, __gfn_to_pfn_memslot, __kvm_faultin_pfn, kvm_faultin_pfn, gfn_to_page};
@@
f(...)
... when != S = K->mmu_invalidate_seq
S@p = K->mmu_invalidate_seq
... when != g(...)
mmu_invalidate_retry(...)

@script:python@
p << stale.p;
@@
for one in p: print("%s:%s stale-invalidate-seq" % (one.file, one.line))
