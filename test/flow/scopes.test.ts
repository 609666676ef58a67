/** Guards, objects and `__free` variables: what is dropped on which way out. */
import { expect, test } from 'vitest';
import { graph } from './shown.ts';

test('the end of the block, in reverse order', () => {
  expect(graph('{ guard(mutex)(&a); guard(rcu)(); f(); } g();')).toMatchInlineSnapshot(`
    "b0:
      enter mutex(&a)  @1
      enter rcu()  @2
      f()  #0
      leave rcu()  @2
      leave mutex(&a)  @1
      g()  #1
      return
      -> b1
    b1: exit"
  `);
});

test('return drops everything behind its value', () => {
  expect(
    graph('guard(mutex)(&a); if (b) return f(b); if (c) return c->d; return -EINVAL;'),
  ).toMatchInlineSnapshot(`
    "b0:
      enter mutex(&a)  @1
      -> b1 if b
      -> b2 unless b
    b1:
      %1 = f(b)  #0
      leave mutex(&a)  @1
      return %1
      -> b5
    b2:
      -> b3 if c
      -> b4 unless c
    b3:
      %2 = c->d
      leave mutex(&a)  @1
      return %2
      -> b5
    b4:
      leave mutex(&a)  @1
      return -EINVAL
      -> b5
    b5: exit"
  `);
});

test('break and continue drop what the turn took', () => {
  expect(
    graph('guard(mutex)(&a); while (b) { guard(rcu)(); if (c) break; if (d) continue; f(); }'),
  ).toMatchInlineSnapshot(`
    "b0:
      enter mutex(&a)  @1
      -> b1
    b1: loop
      -> b2 if b
      -> b7 unless b
    b2:
      enter rcu()  @2
      -> b3 if c
      -> b4 unless c
    b3:
      leave rcu()  @2
      -> b7
    b4:
      -> b5 if d
      -> b6 unless d
    b5:
      leave rcu()  @2
      -> b1
    b6:
      f()  #0
      leave rcu()  @2
      -> b1
    b7:
      leave mutex(&a)  @1
      return
      -> b8
    b8: exit"
  `);
});

test('the scope of a do body ends before its test', () => {
  expect(graph('do { guard(read_lock)(&kvm->mmu_lock); r = f(); } while (g(r));')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      enter read_lock(&kvm->mmu_lock)  @1
      %1 = f()  #0
      r = %1
      leave read_lock(&kvm->mmu_lock)  @1
      %2 = g(r)  #1
      -> b1 if %2
      -> b2 unless %2
    b2:
      return
      -> b3
    b3: exit"
  `);
});

test('goto out of a scope, and back in front of a guard', () => {
  expect(graph('{ guard(mutex)(&a); if (f()) goto out; } g(); out: h();')).toMatchInlineSnapshot(`
    "b0:
      enter mutex(&a)  @1
      %1 = f()  #0
      -> b1 if %1
      -> b2 unless %1
    b1:
      leave mutex(&a)  @1
      -> b3
    b2:
      leave mutex(&a)  @1
      g()  #1
      -> b3
    b3:
      h()  #2
      return
      -> b4
    b4: exit"
  `);
  expect(graph('retry: f(); guard(mutex)(&a); if (g()) goto retry; h();')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      f()  #0
      enter mutex(&a)  @1
      %2 = g()  #1
      -> b2 if %2
      -> b3 unless %2
    b2:
      leave mutex(&a)  @1
      -> b1
    b3:
      h()  #2
      leave mutex(&a)  @1
      return
      -> b4
    b4: exit"
  `);
});

test('a guarded statement is left by break, not the loop around it', () => {
  expect(
    graph('while (a) { scoped_guard(mutex, &m) { if (b) break; if (c) return 1; f(); } g(); }'),
  ).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      -> b2 if a
      -> b8 unless a
    b2:
      enter mutex(&m)  @1
      -> b3 if b
      -> b4 unless b
    b3:
      leave mutex(&m)  @1
      -> b7
    b4:
      -> b5 if c
      -> b6 unless c
    b5:
      leave mutex(&m)  @1
      return 1
      -> b9
    b6:
      f()  #0
      leave mutex(&m)  @1
      -> b7
    b7:
      g()  #1
      -> b1
    b8:
      return
      -> b9
    b9: exit"
  `);
});

test('a guard that may fail', () => {
  expect(graph('scoped_guard(mutex_intr, &m) f(); g();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if another
      -> b2 if no more
    b1:
      enter mutex_intr(&m)  @1
      f()  #0
      leave mutex_intr(&m)  @1
      -> b2
    b2:
      g()  #1
      return
      -> b3
    b3: exit"
  `);
});

test('__free and CLASS', () => {
  expect(
    graph('struct page **p __free(kvfree) = f(); CLASS(fd, file)(n); if (!p) return -ENOMEM; g(p);'),
  ).toMatchInlineSnapshot(`
    "b0:
      %1 = f()  #0
      p = %1
      enter fd(n) as file  @2
      -> b2 if p
      -> b1 unless p
    b1:
      leave fd(n) as file  @2
      leave free:kvfree(p) as p  @1
      return -ENOMEM
      -> b3
    b2:
      g(p)  #1
      leave fd(n) as file  @2
      leave free:kvfree(p) as p  @1
      return
      -> b3
    b3: exit"
  `);
});

test('a guard inside an #if is dropped where it was taken', () => {
  expect(graph('#ifdef CONFIG_X\nguard(mutex)(&a);\n#endif\nf();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 with CONFIG_X
      -> b2 without CONFIG_X
    b1:
      enter mutex(&a)  @1
      -> b2
    b2:
      f()  #0
      -> b3 with CONFIG_X
      -> b4 without CONFIG_X
    b3:
      leave mutex(&a)  @1
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('inside a statement expression', () => {
  expect(graph('x = ({ guard(rcu)(); f(y); });')).toMatchInlineSnapshot(`
    "b0:
      enter rcu()  @1
      %1 = f(y)  #0
      leave rcu()  @1
      x = %1
      return
      -> b1
    b1: exit"
  `);
});
