// Any call of a name that is gone since v6.13.
// Not expressible: whether this tree still declares it, and static functions of the same name.
@gone@
position p;
identifier f = {gfn_to_pfn, gfn_to_pfn_prot, gfn_to_pfn_memslot, gfn_to_pfn_memslot_atomic, __gfn_to_pfn_memslot, gfn_to_page_many_atomic, kvm_set_pfn_dirty, kvm_set_pfn_accessed, kvm_release_pfn_clean, kvm_release_pfn_dirty, kvm_release_pfn, kvm_pfn_to_refcounted_page, kvm_is_zone_device_page};
@@
f@p(...)

@script:python@
p << gone.p;
@@
for one in p: print("%s:%s removed-api" % (one.file, one.line))
