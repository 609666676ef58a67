/** Initialisers and compound literals: fields under their places. */
import { expect, test } from 'vitest';
import { graph, graphOf } from './shown.ts';

test('fields by name, nested and behind calls', () => {
  expect(graph('struct r x = { .a = f(), .b = { .c = 1, .d[2] = y }, };')).toMatchInlineSnapshot(`
    "b0:
      %1 = f()  #0
      x = (struct r){}
      x.a = %1
      x.b.c = 1
      x.b.d[2] = y
      return
      -> b1
    b1: exit"
  `);
});

test('without names the value stays in one piece', () => {
  expect(graph('int x[] = { 1, f(), 3 }; struct s z = { 0 }; struct s e = {};')).toMatchInlineSnapshot(`
    "b0:
      %1 = f()  #0
      x = (int []){1, %1, 3}
      z = (struct s){}
      e = (struct s){}
      return
      -> b1
    b1: exit"
  `);
});

test('a compound literal, assigned and passed', () => {
  expect(graph('*p = (struct s){ .a = x, .b = f() }; g(&(struct s){ .a = h() });')).toMatchInlineSnapshot(`
    "b0:
      %1 = f()  #0
      *p = (struct s){}
      p->a = x
      p->b = %1
      %2 = h()  #2
      g(&(struct s){a = %2})  #1
      return
      -> b1
    b1: exit"
  `);
});

test('one that reads what it is written to is not taken apart', () => {
  expect(graph('r = (struct s){ .a = r.b, .b = r.a };')).toMatchInlineSnapshot(`
    "b0:
      r = (struct s){a = r.b, b = r.a}
      return
      -> b1
    b1: exit"
  `);
});

test('declarations tell types; two that differ tell nothing, one in an inner block is another', () => {
  const { types } = graphOf('struct page *p; int n[4]; { long i = 0; } { int i = 1; } int j; { int j; }');
  expect(Object.fromEntries(types)).toEqual({
    kvm: 'struct kvm *',
    p: 'struct page *',
    n: 'int []',
    i: '',
    j: 'int',
    'j\u20321': 'int',
  });
});
