/** Kernel macros that are statements, values or branches of their own. */
import { expect, test } from 'vitest';
import { body } from './shown.ts';

test('what only dresses a value is undressed', () => {
  expect(body('if (likely(a) && unlikely(READ_ONCE(b->c))) f();')).toBe('if a && b->c\n  f()');
  expect(body('if (IS_ENABLED(CONFIG_X)) f();')).toBe('if CONFIG_X\n  f()');
  expect(body('WRITE_ONCE(a->b, c);')).toBe('a->b = c');
});

test('a warning is a call as a statement and its argument as a value', () => {
  expect(body('WARN_ON(f(x));')).toBe('WARN_ON(f(x))');
  expect(body('if (WARN_ON_ONCE(!f(x))) return;')).toBe('if !f(x)\n  return');
  expect(body('if (KVM_BUG_ON(r, kvm)) return;')).toBe('if r\n  return');
  expect(body('x = WARN(a, "why %d", b());')).toBe('x = a');
});

test('BUG_ON branches to where nothing goes on', () => {
  expect(body('BUG_ON(f(x)); BUG();')).toBe('if f(x)\n  __builtin_unreachable()\nBUG()');
});

test('iterating macros are loops under their own name', () => {
  expect(body('kvm_for_each_memslot(slot, bkt, f(slots)) { if (g(slot)) break; }')).toMatchInlineSnapshot(`
    "each kvm_for_each_memslot(slot, bkt, f(slots))
      if g(slot)
        break"
  `);
  expect(body('list_for_each_entry_safe(a, b, &l, link)\n\tf(a);')).toMatchInlineSnapshot(`
    "each list_for_each_entry_safe(a, b, &l, link)
      f(a)"
  `);
});

test('guards', () => {
  expect(body('guard(write_lock)(&kvm->mmu_lock); guard(rcu)(); CLASS(fd, f)(n);')).toMatchInlineSnapshot(`
    "guard write_lock(&kvm->mmu_lock)
    guard rcu()
    guard fd(n) as f"
  `);
  expect(body('scoped_guard(read_lock, &kvm->mmu_lock) { f(); }')).toMatchInlineSnapshot(`
    "scoped read_lock(&kvm->mmu_lock)
      f()"
  `);
  expect(body('scoped_guard(rcu)\n\tf();')).toMatchInlineSnapshot(`
    "scoped rcu()
      f()"
  `);
});

test('__free is told with the name it stands at', () => {
  expect(body('struct page **a __free(kvfree) = NULL, *b;')).toMatchInlineSnapshot(`
    "decl a: struct page ** free kvfree = NULL
    decl b: struct page *"
  `);
  expect(body('return_ptr(p);')).toBe('return no_free_ptr(p)');
});

test('names that are made by a macro', () => {
  expect(body('kvm_x86_call(flush)(vcpu); r = static_call(op)(a, b);')).toMatchInlineSnapshot(`
    "kvm_x86_call(flush)(vcpu)
    r = static_call(op)(a, b)"
  `);
});

test('macros that declare a local', () => {
  expect(body('LIST_HEAD(invalid); DECLARE_BITMAP(map, 64);')).toMatchInlineSnapshot(`
    "decl invalid: struct list_head
    decl map: unsigned long []"
  `);
});
