/** Conditions: what is an edge, what stays a test, and on which side calls stand. */
import { expect, test } from 'vitest';
import { graph } from './shown.ts';

test('&& and || and ! are edges, with calls where C makes them', () => {
  expect(graph('if (a && !(f(x) || b->c)) g();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b4 unless a
    b1:
      %1 = f(x)  #0
      -> b4 if %1
      -> b2 unless %1
    b2:
      -> b4 if b->c
      -> b3 unless b->c
    b3:
      g()  #1
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('comparisons stay as written', () => {
  expect(graph('if (x == 0) f(); else if (f(x) >= MAX) g();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if x == 0
      -> b2 unless x == 0
    b1:
      f()  #0
      -> b4
    b2:
      %2 = f(x)  #1
      -> b3 if %2 >= MAX
      -> b4 unless %2 >= MAX
    b3:
      g()  #2
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
});

test('an assignment in a condition is tested at its place', () => {
  expect(graph('if ((r = f(x)) != 0) return r;')).toMatchInlineSnapshot(`
    "b0:
      %1 = f(x)  #0
      r = %1
      -> b1 if r != 0
      -> b2 unless r != 0
    b1:
      return r
      -> b3
    b2:
      return
      -> b3
    b3: exit"
  `);
});

test('?: and the comma', () => {
  expect(graph('if (a ? b : f(c)) g();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b2 unless a
    b1:
      -> b3 if b
      -> b4 unless b
    b2:
      %1 = f(c)  #0
      -> b3 if %1
      -> b4 unless %1
    b3:
      g()  #1
      -> b4
    b4:
      return
      -> b5
    b5: exit"
  `);
  expect(graph('if (f(x), y) g();')).toMatchInlineSnapshot(`
    "b0:
      f(x)  #0
      -> b1 if y
      -> b2 unless y
    b1:
      g()  #1
      -> b2
    b2:
      return
      -> b3
    b3: exit"
  `);
  expect(graph('if (f(x) ?: y) g();')).toMatchInlineSnapshot(`
    "b0:
      %1 = f(x)  #0
      -> b2 if %1
      -> b1 unless %1
    b1:
      -> b2 if y
      -> b3 unless y
    b2:
      g()  #1
      -> b3
    b3:
      return
      -> b4
    b4: exit"
  `);
});

test('constants choose', () => {
  expect(graph('if (0) f(); if (1 || g()) h(); while (0) f();')).toMatchInlineSnapshot(`
    "b0:
      h()  #0
      return
      -> b1
    b1: exit"
  `);
});

test('an if without anything to do asks all the same, but for the answer', () => {
  expect(graph('if (f(x)) ; g();')).toMatchInlineSnapshot(`
    "b0:
      %1 = f(x)  #0
      g()  #1
      return
      -> b1
    b1: exit"
  `);
});

test('BUG_ON leads nowhere', () => {
  expect(graph('BUG_ON(a || f(b)); g();')).toMatchInlineSnapshot(`
    "b0:
      -> b2 if a
      -> b1 unless a
    b1:
      %1 = f(b)  #1
      -> b2 if %1
      -> b3 unless %1
    b2:
      __builtin_unreachable()  #0
      -> nowhere
    b3:
      g()  #2
      return
      -> b4
    b4: exit"
  `);
  expect(graph('if (a) panic("no"); g();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b2 unless a
    b1:
      panic("…")  #0
      -> nowhere
    b2:
      g()  #1
      return
      -> b3
    b3: exit"
  `);
});
