// get_page() on what a look-up just gave with a reference.
// Not expressible: get_page() through another name, references released between in a callee.
@extra exists@
expression P;
position p;
identifier f = {gfn_to_page, __gfn_to_page, gfn_to_pfn, gfn_to_pfn_prot, __gfn_to_pfn_memslot};
@@
P = f(...)
... when != P = ...
    when != put_page(P)
    when != kvm_release_page_clean(P)
    when != kvm_release_pfn_clean(P)
(
get_page@p(P)
|
get_page@p(pfn_to_page(P))
|
kvm_get_pfn@p(P)
)

@script:python@
p << extra.p;
@@
for one in p: print("%s:%s extra-get-page" % (one.file, one.line))
