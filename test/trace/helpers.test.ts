/** Callees that take, drop or yield the lock for their callers, and functions that call themselves. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('the lock is', () => {
  test('taken by helpers', async () => {
    expect(
      await traced(`
static void lock_it(struct kvm *kvm) { write_lock(&kvm->mmu_lock); }
static void unlock_it(struct kvm *kvm) { write_unlock(&kvm->mmu_lock); }
void f(struct kvm *kvm, struct page *page)
{
	lock_it(kvm);
	set_page_dirty(page);
	unlock_it(kvm);
	put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write lock_it mmu_lock [lock as at entry] in lock_it
        3 call lock_it lock_it [lock as at entry]
        4 mark dirty set_page_dirty page [write · reference unknown]
        5 unlock write unlock_it mmu_lock [write] in unlock_it
        5 call unlock_it unlock_it [write]
        6 release put put_page page [free · reference unknown, dirty]
        out void · mmu_lock free (dropped) · page reference unknown, 1 given back, released, dirty
      "
    `);
  });

  test('yielded by a helper forgets its checks', async () => {
    expect(
      await traced(`
static bool yield_it(struct kvm *kvm)
{
	if (need_resched()) {
		cond_resched_rwlock_write(&kvm->mmu_lock);
		return true;
	}
	return false;
}
void f(struct kvm *kvm, struct page *page, unsigned long seq)
{
	write_lock(&kvm->mmu_lock);
	if (!mmu_invalidate_retry(kvm, seq) && !yield_it(kvm))
		set_page_dirty(page);
	write_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write write_lock mmu_lock [lock as at entry]
        4 retry-check struck mmu_invalidate_retry seq [write]
        4 retry-check strong mmu_invalidate_retry seq [write]
        4 yield yield_it mmu_lock [write] in yield_it
        4 call yield_it yield_it [write]
        5 mark dirty set_page_dirty page [write · reference unknown]
        6 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped)
        out void · mmu_lock free (dropped) · seq ordered
        out void · mmu_lock free (dropped) · page reference unknown, dirty · seq ordered
      "
    `);
  });
});

describe('recursion', () => {
  test('into itself settles', async () => {
    expect(
      await traced(`
static int again(struct kvm *kvm, struct page *page, int n)
{
	if (!n)
		return 0;
	set_page_dirty(page);
	return again(kvm, page, n - 1);
}
void f(struct kvm *kvm, struct page *page)
{
	again(kvm, page, 3);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 mark dirty again page [lock as at entry · reference unknown] in again
        3 mark dirty again page [lock as at entry · reference unknown, dirty] in again
        3 call again again [lock as at entry]
        out void · mmu_lock as at entry
        out void · mmu_lock as at entry · page reference unknown, dirty
      "
    `);
  });

  test('through another settles', async () => {
    expect(
      await traced(`
static int odd(struct kvm *kvm, struct page *page, int n);
static int even(struct kvm *kvm, struct page *page, int n)
{
	if (!n)
		return 1;
	get_page(page);
	return odd(kvm, page, n - 1);
}
static int odd(struct kvm *kvm, struct page *page, int n)
{
	if (!n)
		return 0;
	put_page(page);
	return even(kvm, page, n - 1);
}
void f(struct kvm *kvm, struct page *page)
{
	even(kvm, page, 3);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 get even page [lock as at entry · reference unknown] in even
        3 release put even page [lock as at entry · get] in even
        3 get even page [lock as at entry · get, not held] in even
        3 call even even [lock as at entry]
        out void · mmu_lock as at entry
        out void · mmu_lock as at entry · page get
        out void · mmu_lock as at entry · page get, not held
      "
    `);
  });
});
