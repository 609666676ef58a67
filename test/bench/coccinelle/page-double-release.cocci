// Two releases of one variable with no assignment to it between.
// Not expressible: references taken twice, releases in callees and of another name of the page.
@twice exists@
expression P;
position p;
identifier first = {kvm_release_pfn_clean, kvm_release_pfn_dirty, kvm_release_page_clean, kvm_release_page_dirty, kvm_release_page_unused, put_page};
identifier second = {kvm_release_pfn_clean, kvm_release_pfn_dirty, kvm_release_page_clean, kvm_release_page_dirty, kvm_release_page_unused, put_page};
@@
first(P);
... when != P = ...
    when != &P
    when != get_page(P)
second@p(P);

@script:python@
p << twice.p;
@@
for one in p: print("%s:%s page-double-release" % (one.file, one.line))
