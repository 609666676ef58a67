/** Where values live: out-parameters, members behind pointers, structures handed down, copies; and the spellings of one
 *  page. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('a page', () => {
  test('comes out of a callee through a pointer', async () => {
    expect(
      await traced(`
static int find(struct kvm *kvm, gfn_t gfn, struct page **pagep, bool *writable)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return -ENOENT;
	*pagep = page;
	*writable = true;
	return 0;
}
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page;
	bool writable;

	if (find(kvm, gfn, &page, &writable))
		return;
	if (writable)
		set_page_dirty(page);
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 call find find [lock as at entry]
        9 mark dirty set_page_dirty page [free · get]
        10 release put put_page page [free · get, dirty]
        out void · mmu_lock free
      "
    `);
  });

  test('comes in a structure that a callee fills', async () => {
    expect(
      await traced(`
static int find(struct kvm_page_fault *fault)
{
	fault->pfn = kvm_faultin_pfn(fault->vcpu, fault->gfn, fault->write, &fault->map_writable, &fault->refcounted_page);
	if (is_error_noslot_pfn(fault->pfn))
		return -EFAULT;
	return 0;
}
int f(struct kvm_vcpu *vcpu, gfn_t gfn)
{
	struct kvm_page_fault fault = { .vcpu = vcpu, .gfn = gfn, .write = true };
	int ret = find(&fault);

	if (ret)
		return ret;
	kvm_release_faultin_page(vcpu->kvm, fault.refcounted_page, false, fault.map_writable);
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 call find find [lock as at entry]
        8 release-faultin used kvm_release_faultin_page fault.refcounted_page [free · get]
        8 mark dirty kvm_release_faultin_page fault.refcounted_page [free · get, writable]
        8 mark accessed kvm_release_faultin_page fault.refcounted_page [free · get, writable, dirty]
        8 release put kvm_release_faultin_page fault.refcounted_page [free · get, writable, accessed, dirty]
        8 mark accessed kvm_release_faultin_page fault.refcounted_page [free · get]
        8 release put kvm_release_faultin_page fault.refcounted_page [free · get, accessed]
        out -EFAULT · mmu_lock free
        out 0 · mmu_lock free
      "
    `);
  });

  test('is released by a callee that decides by an argument', async () => {
    expect(
      await traced(`
static void finish(struct kvm *kvm, struct kvm_page_fault *fault, int r)
{
	kvm_release_faultin_page(kvm, fault->refcounted_page, r == RET_PF_RETRY, fault->map_writable);
}
int f(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)
{
	int r = RET_PF_RETRY;

	fault->pfn = kvm_faultin_pfn(vcpu, fault->gfn, fault->write, &fault->map_writable, &fault->refcounted_page);
	finish(vcpu->kvm, fault, r);
	return r;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lookup get kvm_faultin_pfn kvm_faultin_pfn() [free · get]
        6 release-faultin unused finish fault->refcounted_page [free · get] in finish
        6 release put finish fault->refcounted_page [free · get] in finish
        6 call finish finish [free]
        out RET_PF_RETRY · mmu_lock free · kvm_faultin_pfn() get, released · fault->refcounted_page = page?(kvm_faultin_pfn()) · fault->map_writable = fault->map_writable · fault->pfn = kvm_faultin_pfn() · if RET_PF_RETRY == RET_PF_RETRY != 0
      "
    `);
  });

  test('is copied with its structure', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn)
{
	struct kvm_host_map map;
	struct ctx a, b;

	a.page = __gfn_to_page(kvm, gfn, true);
	if (!a.page)
		return;
	b = a;
	put_page(b.page);
	put_page(a.page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 lookup get __gfn_to_page __gfn_to_page() [free · get]
        10 release put put_page b.page [free · get]
        11 release none-left put_page a.page [free · get, released]
        out void · mmu_lock free
      "
    `);
  });

  test('is gone from a member that was set to NULL', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn, struct ctx *c)
{
	c->page = __gfn_to_page(kvm, gfn, true);
	if (c->page)
		put_page(c->page);
	c->page = NULL;
	if (c->page)
		put_page(c->page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        5 release put put_page c->page [free · get]
        out void · mmu_lock free · c->page = 0
      "
    `);
  });

  test('is gone from a member that a callee set to NULL', async () => {
    expect(
      await traced(`
static void drop(struct ctx *c)
{
	if (c->page)
		put_page(c->page);
	c->page = NULL;
}
void f(struct kvm *kvm, gfn_t gfn)
{
	struct ctx c;

	c.page = __gfn_to_page(kvm, gfn, true);
	drop(&c);
	drop(&c);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lookup get __gfn_to_page __gfn_to_page() [free · get]
        6 release put drop c.page [free · get] in drop
        6 call drop drop [free]
        out void · mmu_lock free
      "
    `);
  });

  test("in the hands of a callee that is not followed is nobody's to judge", async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn, struct list_head *list)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	keep(list, page);
	put_page(page);
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        7 not-followed keep keep [free]
        8 release put put_page page [free · get, handed over]
        9 release put put_page page [free · get, released, handed over]
        out void · mmu_lock free · after a call that was not followed
      "
    `);
  });
});

describe('one page under several names', () => {
  test('page, pfn and shifted address', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);
	kvm_pfn_t pfn;
	hpa_t hpa;

	if (!page)
		return;
	pfn = page_to_pfn(page);
	hpa = (hpa_t)pfn << PAGE_SHIFT;
	put_page(pfn_to_page(hpa >> PAGE_SHIFT));
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        11 release put put_page page [free · get]
        12 release none-left put_page page [free · get, released]
        out void · mmu_lock free
      "
    `);
  });

  test('page and address in the direct map', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);
	void *va;

	if (!page)
		return;
	va = page_address(page);
	memcpy(va + 8, kvm, 8);
	put_page(virt_to_page(va));
	memcpy(va, kvm, 8);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        9 use write memcpy va + 8 [free · get]
        10 release put put_page page [free · get]
        11 use write memcpy va [free · get, released]
        out void · mmu_lock free
      "
    `);
  });
});
