/** Loops, jumps and unreachable text. */
import { expect, test } from 'vitest';
import { graph } from './shown.ts';

test('while with break and continue', () => {
  expect(graph('while (a) { if (b) break; if (c) continue; f(); }')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      -> b2 if a
      -> b5 unless a
    b2:
      -> b5 if b
      -> b3 unless b
    b3:
      -> b1 if c
      -> b4 unless c
    b4:
      f()  #0
      -> b1
    b5:
      return
      -> b6
    b6: exit"
  `);
});

test('do, with continue going to the test', () => {
  expect(graph('do { if (a) continue; f(); } while (g());')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      -> b3 if a
      -> b2 unless a
    b2:
      f()  #0
      -> b3
    b3:
      %2 = g()  #1
      -> b1 if %2
      -> b4 unless %2
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('do once is no loop', () => {
  expect(graph('do { f(); if (a) break; g(); } while (0); h();')).toMatchInlineSnapshot(`
    "b0:
      f()  #0
      -> b2 if a
      -> b1 unless a
    b1:
      g()  #1
      -> b2
    b2:
      h()  #2
      return
      -> b3
    b3: exit"
  `);
});

test('for without a test ends by break only', () => {
  expect(graph('for (;;) { if (f()) break; }')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      %1 = f()  #0
      -> b2 if %1
      -> b1 unless %1
    b2:
      return
      -> b3
    b3: exit"
  `);
  expect(graph('for (;;) ;')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      -> b1
    b2: exit"
  `);
});

test('an iterating macro', () => {
  expect(
    graph('kvm_for_each_memslot(slot, bkt, slots(kvm)) { if (f(slot)) break; g(slot); }'),
  ).toMatchInlineSnapshot(`
    "b0:
      %1 = slots(kvm)  #1
      -> b1
    b1: loop
      each kvm_for_each_memslot(slot, bkt, %1)  #0
      -> b2 if another
      -> b4 if no more
    b2:
      %2 = f(slot)  #2
      -> b4 if %2
      -> b3 unless %2
    b3:
      g(slot)  #3
      -> b1
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('goto, forward, backward and into a block', () => {
  expect(graph('retry: if (f()) goto retry; if (a) goto out; g(); out: h();')).toMatchInlineSnapshot(`
    "b0:
      -> b1
    b1: loop
      %1 = f()  #0
      -> b1 if %1
      -> b2 unless %1
    b2:
      -> b4 if a
      -> b3 unless a
    b3:
      g()  #1
      -> b4
    b4:
      h()  #2
      return
      -> b5
    b5: exit"
  `);
  expect(graph('if (a) goto in; while (b) { f(); in: g(); }')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b2 unless a
    b1: loop
      g()  #1
      -> b2
    b2:
      -> b3 if b
      -> b4 unless b
    b3:
      f()  #0
      -> b1
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('a goto to where no label is goes nowhere', () => {
  expect(graph('if (a) goto away; f();')).toMatchInlineSnapshot(`
    "b0:
      -> b3 if a
      -> b1 unless a
    b1:
      f()  #0
      return
      -> b2
    b2: exit
    b3:
      -> nowhere"
  `);
});

test('what nothing leads to is not there', () => {
  expect(graph('return 1; f(); while (a) g();')).toMatchInlineSnapshot(`
    "b0:
      return 1
      -> b1
    b1: exit"
  `);
});

test('assembly may jump to the labels it names', () => {
  expect(graph('asm goto("jmp %l0" : : "r"(a) : : out); f(); out: g();')).toMatchInlineSnapshot(`
    "b0:
      havoc a out
      -> b2 if another
      -> b1 if no more
    b1:
      f()  #0
      -> b2
    b2:
      g()  #1
      return
      -> b3
    b3: exit"
  `);
});
