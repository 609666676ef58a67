// A released variable that a mark, a look into the page or a mapping is given.
// Not expressible: other names of the page, references left, uses in callees.
@used exists@
expression P;
position p;
identifier release = {kvm_release_pfn_clean, kvm_release_pfn_dirty, kvm_release_page_clean, kvm_release_page_dirty, kvm_release_page_unused, put_page};
identifier use = {kvm_set_pfn_accessed, kvm_set_pfn_dirty, kvm_set_page_accessed, kvm_set_page_dirty, page_address, kmap, kmap_local_page, kmap_atomic, get_page, set_page_dirty_lock};
@@
release(P);
... when != P = ...
    when != &P
use@p(P)

@script:python@
p << used.p;
@@
for one in p: print("%s:%s use-after-release" % (one.file, one.line))
