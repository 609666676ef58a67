/** What branches teach: conditions asked again, kept in variables, or answered by other arms decide the same. Paths that
 *  contradict themselves have no events. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('conditions', () => {
  test('asked again after a join', async () => {
    expect(
      await traced(
        `
void f(struct kvm_vcpu *vcpu, struct kvm *kvm, gfn_t gfn, bool write, bool flag)
{
	kvm_pfn_t pfn = gfn_to_pfn(kvm, gfn);
	bool writable = false;
	int ret = 0;

	if (flag)
		writable = true;
	write_lock(&kvm->mmu_lock);
	ret = map(kvm, gfn);
	if (writable && !ret)
		kvm_set_pfn_dirty(pfn);
	write_unlock(&kvm->mmu_lock);
	if (writable && !ret)
		kvm_release_pfn_dirty(pfn);
	else
		kvm_release_pfn_clean(pfn);
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lookup get gfn_to_pfn gfn_to_pfn() [free · get]
        9 lock write write_lock mmu_lock [free]
        12 use metadata kvm_set_pfn_dirty pfn [write · get]
        12 mark dirty kvm_set_pfn_dirty pfn [write · get]
        13 unlock write write_unlock mmu_lock [write]
        15 mark dirty kvm_release_pfn_dirty pfn [free · get, dirty]
        15 mark accessed kvm_release_pfn_dirty pfn [free · get, dirty]
        15 release put kvm_release_pfn_dirty pfn [free · get, accessed, dirty]
        17 mark accessed kvm_release_pfn_clean pfn [free · get]
        17 release put kvm_release_pfn_clean pfn [free · get, accessed]
        out void · mmu_lock free (dropped) · if flag != 0
        out void · mmu_lock free (dropped) · if flag == 0
      "
    `);
  });

  test('kept in a variable as !!ret', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, struct page *page, bool flag)
{
	int ret = 0;
	bool unused;

	if (flag)
		ret = -EAGAIN;
	unused = !!ret;
	kvm_release_faultin_page(kvm, page, unused, false);
	return ret;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        9 release-faultin used kvm_release_faultin_page page [lock as at entry · reference unknown]
        9 mark accessed kvm_release_faultin_page page [lock as at entry · reference unknown]
        9 release put kvm_release_faultin_page page [lock as at entry · reference unknown, accessed]
        9 release-faultin unused kvm_release_faultin_page page [lock as at entry · reference unknown]
        9 release put kvm_release_faultin_page page [lock as at entry · reference unknown]
        out 0 · mmu_lock as at entry · page reference unknown, 1 given back, released, accessed · if flag == 0
        out -EAGAIN · mmu_lock as at entry · page reference unknown, 1 given back, released · if flag != 0
      "
    `);
  });

  test('chosen by a ternary', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, int ret)
{
	bool used = ret ? false : true;

	kvm_release_faultin_page(kvm, page, !used, false);
	if (!ret)
		get_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 release-faultin unused kvm_release_faultin_page page [lock as at entry · reference unknown]
        5 release put kvm_release_faultin_page page [lock as at entry · reference unknown]
        5 release-faultin used kvm_release_faultin_page page [lock as at entry · reference unknown]
        5 mark accessed kvm_release_faultin_page page [lock as at entry · reference unknown]
        5 release put kvm_release_faultin_page page [lock as at entry · reference unknown, accessed]
        7 get get_page page [lock as at entry · reference unknown, 1 given back, released, accessed]
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released · if ret != 0
        out void · mmu_lock as at entry · page get, not held, accessed · if ret == 0
      "
    `);
  });

  test('kept in a flag that a || decides', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, bool a, bool b)
{
	bool locked = false;

	if (a || b) {
		write_lock(&kvm->mmu_lock);
		locked = true;
	}
	set_page_dirty(page);
	if (locked)
		write_unlock(&kvm->mmu_lock);
	if (a)
		put_page(page);
	else if (!b && locked)
		get_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 lock write write_lock mmu_lock [lock as at entry]
        9 mark dirty set_page_dirty page [lock as at entry · reference unknown]
        9 mark dirty set_page_dirty page [write · reference unknown]
        11 unlock write write_unlock mmu_lock [write]
        13 release put put_page page [free · reference unknown, dirty]
        out void · mmu_lock free (dropped) · page reference unknown, 1 given back, released, dirty · if a != 0
        out void · mmu_lock free (dropped) · page reference unknown, dirty · if a == 0 && b != 0
        out void · mmu_lock as at entry · page reference unknown, dirty · if a == 0 && b == 0
      "
    `);
  });

  test('compared with names of unknown numbers', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, int r)
{
	if (r != RET_PF_FIXED && r != RET_PF_SPURIOUS)
		return;
	if (r == RET_PF_RETRY)
		set_page_dirty(page);
	if (r == RET_PF_FIXED)
		put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        8 release put put_page page [lock as at entry · reference unknown]
        out void · mmu_lock as at entry · if r != RET_PF_FIXED, RET_PF_SPURIOUS && r != RET_PF_FIXED != 0 && r != RET_PF_SPURIOUS != 0
        out void · mmu_lock as at entry · if r == RET_PF_SPURIOUS && r != RET_PF_FIXED != 0 && r != RET_PF_SPURIOUS == 0
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released · if r == RET_PF_FIXED && r != RET_PF_FIXED == 0
      "
    `);
  });

  test('answered by a call that is asked once', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, struct page *page)
{
	if (page && write_trylock(&kvm->mmu_lock) && is_fit(kvm)) {
		set_page_dirty(page);
		write_unlock(&kvm->mmu_lock);
		return 1;
	}
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock try-write write_trylock mmu_lock [lock as at entry]
        4 mark dirty set_page_dirty page [write · reference unknown]
        5 unlock write write_unlock mmu_lock [write]
        out 1 · mmu_lock free (dropped) · page reference unknown, dirty · if page != 0 && is_fit(kvm) != 0
        out 0 · mmu_lock as at entry · if page == 0
        out 0 · mmu_lock as at entry · if page != 0
        out 0 · mmu_lock write · if page != 0 && is_fit(kvm) == 0
      "
    `);
  });
});

describe('switch', () => {
  test('on an enumerator, whose other arms are excluded', async () => {
    expect(
      await traced(`
enum verdict { MAP_OK, MAP_RETRY, MAP_FAIL };
void f(struct kvm *kvm, struct page *page, enum verdict r)
{
	bool unused = false;

	switch (r) {
	case MAP_RETRY:
		unused = true;
		break;
	case MAP_FAIL:
		put_page(page);
		return;
	default:
		break;
	}
	if (r == MAP_RETRY)
		write_lock(&kvm->mmu_lock);
	kvm_release_faultin_page(kvm, page, unused, false);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        10 release put put_page page [lock as at entry · reference unknown]
        16 lock write write_lock mmu_lock [lock as at entry]
        17 release-faultin used kvm_release_faultin_page page [lock as at entry · reference unknown]
        17 mark accessed kvm_release_faultin_page page [lock as at entry · reference unknown]
        17 release put kvm_release_faultin_page page [lock as at entry · reference unknown, accessed]
        17 release-faultin unused kvm_release_faultin_page page [write · reference unknown]
        17 release put kvm_release_faultin_page page [write · reference unknown]
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released · if r == 2 && r == 2 != 0
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released, accessed · if r != 1, 2 && r == 1 == 0 && r == 2 == 0
        out void · mmu_lock write · page reference unknown, 1 given back, released · if r == 1 && r == 1 != 0
      "
    `);
  });

  test('falls through, and its default excludes the cases', async () => {
    expect(
      await traced(`
void f(struct page *page, int n)
{
	switch (n) {
	case 1:
		get_page(page);
	case 2:
		set_page_dirty(page);
		break;
	default:
		if (n == 2)
			put_page(page);
	}
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 get get_page page [lock as at entry · reference unknown]
        7 mark dirty set_page_dirty page [lock as at entry · reference unknown]
        7 mark dirty set_page_dirty page [lock as at entry · get]
        out void · mmu_lock as at entry · page reference unknown, dirty · if n == 2 && n == 2 != 0
        out void · mmu_lock as at entry · page get, dirty · if n == 1 && n == 1 != 0
        out void · mmu_lock as at entry · if n != 1, 2 && n == 1 == 0 && n == 2 == 0
      "
    `);
  });
});

describe('#if', () => {
  test('arms with one condition are taken together', async () => {
    expect(
      await traced(
        `
void f(struct kvm *kvm, struct page *page)
{
#ifdef CONFIG_X
	write_lock(&kvm->mmu_lock);
#endif
	kvm_set_page_dirty(page);
#ifdef CONFIG_X
	write_unlock(&kvm->mmu_lock);
#endif
}
`,
        { kernel: '6.12' },
      ),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 lock write write_lock mmu_lock [lock as at entry]
        6 use metadata kvm_set_page_dirty page [lock as at entry · reference unknown]
        6 mark dirty kvm_set_page_dirty page [lock as at entry · reference unknown]
        6 use metadata kvm_set_page_dirty page [write · reference unknown]
        6 mark dirty kvm_set_page_dirty page [write · reference unknown]
        8 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock as at entry · page reference unknown, dirty · if #if CONFIG_X == 0
        out void · mmu_lock free (dropped) · page reference unknown, dirty · if #if CONFIG_X != 0
      "
    `);
  });
});
