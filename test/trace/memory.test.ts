/** What a path may take for granted about memory that others write: its own locals, and nothing that it handed out.
 *  The wrong ones prune paths that are feasible. */
import { describe, expect, test } from 'vitest';
import { traced } from './traced.ts';

describe('a local', () => {
  test('whose address a callee gets may hold anything', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page)
{
	bool done = false;
	try_it(kvm, &done);
	if (done)
		put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 release put put_page page [lock as at entry · reference unknown]
        out void · mmu_lock as at entry
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released
      "
    `);
  });

  test('structure whose address a callee gets may hold anything', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	struct ctx c = { .done = false };
	try_it(kvm, &c);
	if (c.done)
		put_page(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        6 release put put_page page [lock as at entry · reference unknown]
        out void · mmu_lock as at entry
        out void · mmu_lock as at entry · page reference unknown, 1 given back, released
      "
    `);
  });

  test('that nobody gets keeps its value', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page)
{
	bool done = false;

	try_it(kvm);
	if (done)
		put_page(page);
	set_page_dirty(page);
}
`),
    ).toMatchInlineSnapshot(`
      "
      trace f
        8 mark dirty set_page_dirty page [lock as at entry · reference unknown]
        out void · mmu_lock as at entry · page reference unknown, dirty
      "
    `);
  });

  test('a local declared again in an inner block is another one', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct page *page, bool a)
{
	int ret = 0;

	if (a) {
		int ret = 1;

		use(ret);
	}
	if (ret)
		set_page_dirty(page);
	else
		put_page(page);
}
`),
    ).not.toContain('mark dirty');
  });
});

describe('known wrong:', () => {
  test.fails('memory behind an argument may change in a callee that is not followed', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page)
{
	if (vcpu->arch.ready)
		return;
	make_ready(vcpu);
	if (vcpu->arch.ready)
		set_page_dirty(page);
}
`),
    ).toContain('8 mark dirty');
  });

  test.fails('a global may change in a callee that is not followed', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page)
{
	if (ready)
		return;
	make_ready(vcpu);
	if (ready)
		set_page_dirty(page);
}
`),
    ).toContain('mark dirty');
  });

  test('what a pointer to pointed to may change in a callee that is not followed', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page, bool *done)
{
	*done = false;
	try_it(kvm, done);
	if (*done)
		put_page(page);
}
`),
    ).toContain('6 release put');
  });

  test('a member behind a pointer may change in a callee that is not followed', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct ctx *c, struct page *page)
{
	c->done = false;
	try_it(kvm, c);
	if (c->done)
		put_page(page);
}
`),
    ).toContain('6 release put');
  });

  test.fails('a callee that writes something unknown makes it unknown', async () => {
    expect(
      await traced(`
static int pick(struct kvm *kvm)
{
	kvm->gen = next(kvm);
	return 0;
}
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page)
{
	if (kvm->gen)
		return;
	pick(kvm);
	if (kvm->gen)
		set_page_dirty(page);
}
`),
    ).toContain('mark dirty');
  });

  test.fails('what was asked before the lock is asked anew under it', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, struct kvm_vcpu *vcpu, struct page *page)
{
	if (kvm->gen)
		return;
	write_lock(&kvm->mmu_lock);
	if (kvm->gen)
		set_page_dirty(page);
	write_unlock(&kvm->mmu_lock);
}
`),
    ).toContain('mark dirty');
  });

  test('what stands before a call that does not return has happened', async () => {
    expect(
      await traced(`
void f(struct kvm *kvm, gfn_t gfn)
{
	struct page *page = __gfn_to_page(kvm, gfn, true);

	if (!page)
		return;
	put_page(page);
	put_page(page);
	BUG();
}
`),
    ).toContain('none-left');
  });
});
