/** Calls by their summaries: ways out that callers tell apart, references that change hands, faults that surface at the
 *  call, recursion that settles. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('a callee', () => {
  test('that gives back twice is told at its second call', async () => {
    expect(
      await traced(`
static void put_it(struct page *page) { put_page(page); }
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	put_it(page);
	put_it(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        7 release put put_it page [free · get] in put_it
        7 call put_it put_it [free]
        8 release none-left put_it page [free · get, released] in put_it
        8 call put_it put_it [free]
        out void · mmu_lock free
      "
    `);
  });

  test('that failed gave back, one that did not kept', async () => {
    expect(
      await traced(`
static int map_it(struct kvm *kvm, struct page *page, bool flag)
{
	if (flag) {
		put_page(page);
		return -EFAULT;
	}
	set_page_dirty(page);
	return 0;
}
void f(struct kvm *kvm, gfn_t gfn, bool flag)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	if (map_it(kvm, page, flag) < 0)
		return;
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get __gfn_to_page __gfn_to_page() [free · get]
        7 release put map_it page [free · get] in map_it
        7 mark dirty map_it page [free · get] in map_it
        7 call map_it map_it [free]
        9 release put put_page page [free · get, dirty]
        out void · mmu_lock free
        out void · mmu_lock free · if flag != 0
        out void · mmu_lock free · if flag == 0
      "
    `);
  });

  test('does what its constant arguments let it', async () => {
    expect(
      await traced(
        `
static void mark(struct page *page, bool dirty)
{
	if (dirty)
		set_page_dirty(page);
}
void f(struct kvm *kvm, struct page *page)
{
	mark(page, false);
	write_lock(&kvm->mmu_lock);
	mark(page, true);
	write_unlock(&kvm->mmu_lock);
}
`,
        { all: true },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 lock write write_lock mmu_lock [lock as at entry]
        5 mark dirty page [write · reference unknown] in mark
        5 call mark mark [write]
        6 unlock write write_unlock mmu_lock [write]
        7 return [free]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
        left to callers:
          4 lock write write_lock mmu_lock [lock as at entry]
          5 mark dirty page [write · reference unknown] in mark
      "
    `);
  });

  test('called twice finds two pages', async () => {
    expect(
      await traced(`
static struct page *get(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return NULL;
	return page;
}
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *a = get(kvm, gfn);
	struct page *b = get(kvm, gfn + 1);

	if (a)
		put_page(a);
	if (b)
		put_page(b);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 call get get [lock as at entry]
        4 call get get [free]
        7 release put put_page a [free · get]
        9 release put put_page b [free · get]
        out void · mmu_lock free
      "
    `);
  });

  test('that takes and gives back leaves a pin a pin', async () => {
    expect(
      await traced(`
static void pin_it(struct page *page) { get_page(page); put_page(page); }
void f(struct kvm *kvm, unsigned long hva)
{
	struct page *page;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return;
	pin_it(page);
	set_page_dirty(page);
	unpin_user_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lookup pin pin_user_pages_fast page [free · pin]
        7 get pin_it page [free · pin] in pin_it
        7 release put pin_it page [free · pin, 2 references] in pin_it
        7 call pin_it pin_it [free]
        8 mark dirty set_page_dirty page [free · pin]
        9 release unpin unpin_user_page page [free · pin, dirty]
        out void · mmu_lock free
      "
    `);
  });

  test('that is a macro acts as a function', async () => {
    expect(
      await traced(`
#define mark_it(page) do { write_lock(&(page)->kvm->mmu_lock); set_page_dirty(page); write_unlock(&(page)->kvm->mmu_lock); } while (0)
void f(struct kvm *kvm, struct page *page)
{
	mark_it(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write mark_it mmu_lock [lock as at entry] in mark_it
        3 mark dirty mark_it page [write · reference unknown] in mark_it
        3 call mark_it mark_it [lock as at entry]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });

  test('checks the snapshot of its caller', async () => {
    expect(
      await traced(`
static void check(struct kvm *kvm, unsigned long seq, struct page *page)
{
	if (mmu_invalidate_retry(kvm, seq))
		return;
	set_page_dirty(page);
}
void f(struct kvm *kvm, struct page *page)
{
	unsigned long seq = kvm->mmu_invalidate_seq;

	smp_rmb();
	write_lock(&kvm->mmu_lock);
	check(kvm, seq, page);
	write_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 snapshot seq [lock as at entry]
        5 barrier smp_rmb [lock as at entry]
        6 lock write write_lock mmu_lock [lock as at entry]
        7 mark dirty check page [write · reference unknown] in check
        7 call check check [write]
        8 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped)
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });
});

describe('a page that came in', () => {
  test("is nobody's to judge after an unknown callee had it", async () => {
    expect(
      await traced(`
static void fn(struct kvm *kvm, struct page *page, int (*cb)(struct page *))
{
	cb(page);
	put_page(page);
}
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	fn(kvm, page, handler);
	put_page(page);
}
`),
    ).not.toContain('none-left');
  });
});
