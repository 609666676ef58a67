//- kernel v7.2
//- file include/linux/kvm_host.h
void kvm_release_page_clean(struct page *page);
//- file arch/s390/kvm/fixture.c
/* A static function of the file has the name; a parameter and a member have it too. */
static int gfn_to_pfn(struct table *table, gfn_t gfn)
{
	return table->first + gfn;
}

static int translate(struct table *table, gfn_t gfn)
{
	return gfn_to_pfn(table, gfn);
}

static int by_member(struct ops *ops, struct table *table, gfn_t gfn)
{
	return ops->gfn_to_pfn_prot(table, gfn) + table->ops.kvm_release_pfn(gfn, 0);
}
