// A look-up whose result is checked, and a return that no release or hand-over of that variable precedes.
// Not expressible: which error values hold no reference, ownership kept by structs, lists and callees.
@lookup exists@
expression P, E;
identifier m;
identifier f = {gfn_to_page, __gfn_to_page, gfn_to_pfn, gfn_to_pfn_prot, __gfn_to_pfn_memslot, __kvm_faultin_pfn, kvm_faultin_pfn};
position p;
statement S;
@@
P = f(...);
... when != P = ...
if (<+... \(is_error_page\|is_error_pfn\|is_error_noslot_pfn\)(P) ...+>) S
... when != kvm_release_page_clean(P)
    when != kvm_release_page_dirty(P)
    when != kvm_release_page_unused(P)
    when != kvm_release_pfn_clean(P)
    when != kvm_release_pfn_dirty(P)
    when != kvm_release_faultin_page(...)
    when != put_page(P)
    when != P = ...
    when != *E = P
    when != E->m = P
return@p ...;

@script:python@
p << lookup.p;
@@
for one in p: print("%s:%s page-ref-leak" % (one.file, one.line))
