/** mmu_lock on paths: guards and scopes, tries, modes, yields, assertions, helpers; and the locks that are none of ours. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('guards', () => {
  test('end where their scope does, on every way out', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, struct page *page, bool flag)
{
	guard(write_lock)(&kvm->mmu_lock);
	if (flag)
		return -EAGAIN;
	set_page_dirty(page);
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write guard(write_lock) mmu_lock [lock as at entry]
        5 unlock write end of scope mmu_lock [write]
        6 mark dirty set_page_dirty page [write · reference unknown]
        7 unlock write end of scope mmu_lock [write]
        out -EAGAIN · mmu_lock free (dropped) · if flag != 0
        out 0 · mmu_lock free (dropped) · page reference unknown, dirty · if flag == 0
      "
    `);
  });

  test('of a scope end at a break', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	scoped_guard(read_lock, &kvm->mmu_lock) {
		if (busy(kvm))
			break;
		set_page_dirty(page);
	}
	set_page_dirty(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock read guard(read_lock) mmu_lock [lock as at entry]
        5 unlock read end of scope mmu_lock [read]
        6 mark dirty set_page_dirty page [read · reference unknown]
        7 unlock read end of scope mmu_lock [read]
        8 mark dirty set_page_dirty page [free · reference unknown]
        8 mark dirty set_page_dirty page [free · reference unknown, dirty]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });
});

describe('the lock', () => {
  test('that was tried is held where that was said', async () => {
    expect(
      await traced(`
int f(struct kvm *kvm, struct page *page)
{
	if (!write_trylock(&kvm->mmu_lock))
		return -EBUSY;
	set_page_dirty(page);
	write_unlock(&kvm->mmu_lock);
	return 0;
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock try-write write_trylock mmu_lock [lock as at entry]
        5 mark dirty set_page_dirty page [write · reference unknown]
        6 unlock write write_unlock mmu_lock [write]
        out -EBUSY · mmu_lock as at entry
        out 0 · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });

  test('is dropped in the mode it was taken', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, bool shared)
{
	if (shared)
		read_lock(&kvm->mmu_lock);
	else
		write_lock(&kvm->mmu_lock);
	set_page_dirty(page);
	if (shared)
		read_unlock(&kvm->mmu_lock);
	else
		write_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 lock read read_lock mmu_lock [lock as at entry]
        6 lock write write_lock mmu_lock [lock as at entry]
        7 mark dirty set_page_dirty page [read · reference unknown]
        7 mark dirty set_page_dirty page [write · reference unknown]
        9 unlock read read_unlock mmu_lock [read]
        11 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped) · page reference unknown, dirty · if shared != 0
        out void · mmu_lock free (dropped) · page reference unknown, dirty · if shared == 0
      "
    `);
  });

  test('that yields forgets its checks', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, unsigned long seq)
{
	write_lock(&kvm->mmu_lock);
	if (mmu_invalidate_retry(kvm, seq))
		goto out;
	if (cond_resched_rwlock_write(&kvm->mmu_lock))
		goto out;
	set_page_dirty(page);
out:
	write_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write write_lock mmu_lock [lock as at entry]
        4 retry-check struck mmu_invalidate_retry seq [write]
        4 retry-check strong mmu_invalidate_retry seq [write]
        6 yield cond_resched_rwlock_write mmu_lock [write]
        8 mark dirty set_page_dirty page [write · reference unknown]
        10 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped)
        out void · mmu_lock free (dropped) · seq ordered
        out void · mmu_lock free (dropped) · page reference unknown, dirty · seq ordered
      "
    `);
  });

  test('asserted, and dropped in another mode', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	lockdep_assert_held_write(&kvm->mmu_lock);
	set_page_dirty(page);
	read_unlock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 assert write lockdep_assert_held_write mmu_lock [lock as at entry]
        4 mark dirty set_page_dirty page [write · reference unknown]
        5 unlock read read_unlock mmu_lock [write] wrong-mode
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });

  test('promised by the head is dropped and taken again', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
	__must_hold(&kvm->mmu_lock)
{
	write_unlock(&kvm->mmu_lock);
	set_page_dirty(page);
	write_lock(&kvm->mmu_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 unlock write write_unlock mmu_lock [held]
        5 mark dirty set_page_dirty page [free · reference unknown]
        6 lock write write_lock mmu_lock [free]
        out void · mmu_lock write · page reference unknown, dirty
      "
    `);
  });

  test('under another name', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	rwlock_t *lock = &kvm->mmu_lock;

	write_lock(lock);
	set_page_dirty(page);
	write_unlock(lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        5 lock write write_lock mmu_lock [lock as at entry]
        6 mark dirty set_page_dirty page [write · reference unknown]
        7 unlock write write_unlock mmu_lock [write]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });

  test('of KVM_MMU_LOCK(), and a mark that sleeps', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	KVM_MMU_LOCK(kvm);
	set_page_dirty(page);
	KVM_MMU_UNLOCK(kvm);
	set_page_dirty_lock(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        3 lock write KVM_MMU_LOCK mmu_lock [lock as at entry]
        4 mark dirty set_page_dirty page [write · reference unknown]
        5 unlock write KVM_MMU_UNLOCK mmu_lock [write]
        6 mark dirty set_page_dirty_lock page [free · reference unknown, dirty]
        out void · mmu_lock free (dropped) · page reference unknown, dirty
      "
    `);
  });
});

describe('another lock', () => {
  test('of a structure that is no VM says nothing', async () => {
    expect(
      await traced(`
void f(struct kvm_vcpu *vcpu, struct vcpu_shadow *s, struct page *page)
{
	write_lock(&s->mmu_lock);
	set_page_dirty(page);
	write_unlock(&s->mmu_lock);
	spin_lock(&vcpu->kvm->slots_lock);
	put_page(page);
	spin_unlock(&vcpu->kvm->slots_lock);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        4 mark dirty set_page_dirty page [lock as at entry · reference unknown]
        7 release put put_page page [lock as at entry · reference unknown, dirty]
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released, dirty
      "
    `);
  });
});
