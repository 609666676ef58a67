/** Look-ups and how they fail: error pfns, NULL, counts, errno; and who holds nothing then. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('an error pfn', () => {
  test('holds nothing', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (is_error_pfn(pfn)) {
		kvm_release_pfn_clean(pfn);
		return;
	}
	kvm_release_pfn_clean(pfn);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        9 mark accessed kvm_release_pfn_clean pfn [free · get]
        9 release put kvm_release_pfn_clean pfn [free · get, accessed]
        out void · mmu_lock free
      "
    `);
  });

  test('without a slot is one of both kinds', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (is_noslot_pfn(pfn))
		return;
	if (is_error_noslot_pfn(pfn))
		return;
	kvm_release_pfn_dirty(pfn);
	kvm_release_pfn_clean(pfn);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        9 mark dirty kvm_release_pfn_dirty pfn [free · get]
        9 mark accessed kvm_release_pfn_dirty pfn [free · get, dirty]
        9 release put kvm_release_pfn_dirty pfn [free · get, accessed, dirty]
        10 mark accessed kvm_release_pfn_clean pfn [free · get, released, accessed, dirty]
        10 release none-left kvm_release_pfn_clean pfn [free · get, released, accessed, dirty]
        out void · mmu_lock free
      "
    `);
  });

  test('compared by name holds nothing', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (pfn == KVM_PFN_ERR_HWPOISON)
		goto out;
	kvm_set_pfn_dirty(pfn);
out:
	kvm_release_pfn_clean(pfn);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        7 use metadata kvm_set_pfn_dirty pfn [free · get]
        7 mark dirty kvm_set_pfn_dirty pfn [free · get]
        9 mark accessed kvm_release_pfn_clean pfn [free · get, dirty]
        9 release put kvm_release_pfn_clean pfn [free · get, accessed, dirty]
        out void · mmu_lock free
      "
    `);
  });
});

describe('a pfn', () => {
  test('without a refcounted page holds nothing', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	struct page *page = kvm_pfn_to_refcounted_page(pfn);

	if (page)
		get_page(page);
	kvm_release_pfn_clean(pfn);
	if (page)
		put_page(page);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        4 use metadata kvm_pfn_to_refcounted_page pfn [free · get]
        7 get get_page page [free · get]
        8 mark accessed kvm_release_pfn_clean pfn [free · none, no struct page]
        8 release put kvm_release_pfn_clean pfn [free · none, no struct page, accessed]
        8 mark accessed kvm_release_pfn_clean pfn [free · get, 2 references]
        8 release put kvm_release_pfn_clean pfn [free · get, 2 references, accessed]
        10 release put put_page page [free · get, accessed]
        out void · mmu_lock free
      "
    `);
  });

  test('without a struct page holds nothing', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, gfn_t gfn)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);

	if (!pfn_valid(pfn))
		kvm_release_pfn_clean(pfn);
	kvm_release_pfn_clean(pfn);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        6 mark accessed kvm_release_pfn_clean pfn [free · none, no struct page]
        6 release put kvm_release_pfn_clean pfn [free · none, no struct page, accessed]
        7 mark accessed kvm_release_pfn_clean pfn [free · get]
        7 release put kvm_release_pfn_clean pfn [free · get, accessed]
        7 mark accessed kvm_release_pfn_clean pfn [free · none, no struct page, accessed]
        7 release put kvm_release_pfn_clean pfn [free · none, no struct page, accessed]
        out void · mmu_lock free
      "
    `);
  });
});

describe('a page', () => {
  test('pinned, one by count', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, unsigned long hva)
{
	struct page *page;

	if (pin_user_pages_fast(hva, 1, FOLL_WRITE, &page) != 1)
		return;
	set_page_dirty_lock(page);
	unpin_user_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lookup pin pin_user_pages_fast page [free · pin]
        7 mark dirty set_page_dirty_lock page [free · pin]
        8 release unpin unpin_user_page page [free · pin, dirty]
        out void · mmu_lock free
      "
    `);
  });

  test('of an array, as many as were counted', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, unsigned long hva)
{
	struct page *pages[4];
	int n = get_user_pages_fast(hva, 4, FOLL_WRITE, pages);

	if (n != 4)
		goto out;
	set_page_dirty_lock(pages[0]);
out:
	while (n > 0)
		put_page(pages[--n]);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 lookup get get_user_pages_fast pages [free · get]
        8 mark dirty set_page_dirty_lock pages[0] [free · get]
        11 release put put_page pages[n] [free · get]
        11 release put put_page pages[n] [free · get, dirty]
        11 release put put_page pages[n] [free · get, not held]
        11 release put put_page pages[n] [free · get, not held, dirty]
        out void · mmu_lock free
      "
    `);
  });

  test('taken unless it was free', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	if (!get_page_unless_zero(page))
		return;
	set_page_dirty(page);
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 get get_page_unless_zero page [lock as at entry · reference unknown]
        5 mark dirty set_page_dirty page [lock as at entry · get]
        6 release put put_page page [lock as at entry · get, dirty]
        out void · mmu_lock as at entry
        out void · mmu_lock as at entry · page get, not held, dirty
      "
    `);
  });

  test('of guest_memfd under both its names', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn, struct kvm_memory_slot *slot)
{
	struct page *page;
	kvm_pfn_t pfn;
	int order;

	if (kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &page, &order))
		return;
	put_page(page);
	put_page(pfn_to_page(pfn));
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        7 lookup get kvm_gmem_get_pfn pfn [free · get]
        9 release put put_page page [free · get]
        10 release none-left put_page pfn [free · get, released]
        out void · mmu_lock free
      "
    `);
  });
});
