/** Expressions taken apart: order of evaluation, temporaries, and what stays pure. */
import { expect, test } from 'vitest';
import { graph, graphOf } from './shown.ts';

/** The operations of the first block. */
const ops = (statements: string): string =>
  graph(statements)
    .split('\n')
    .filter((it) => it.startsWith('  ') && !it.startsWith('  ->') && it !== '  return')
    .map((it) => it.trim())
    .join('\n');

test('calls are hoisted, innermost first', () => {
  expect(ops('x = f(g(a), h(b)) + 1;')).toBe('%1 = g(a)  #1\n%2 = h(b)  #2\n%3 = f(%1, %2)  #0\nx = %3 + 1');
});

test('compound assignments are written out', () => {
  expect(ops('flush |= f(flush);')).toBe('%1 = f(flush)  #0\nflush = flush | %1');
  expect(ops('a->b <<= 2;')).toBe('a->b = a->b << 2');
});

test('increments, used before and after', () => {
  expect(ops('i++; --j;')).toBe('i = i + 1\nj = j - 1');
  expect(ops('x = i++;')).toBe('%1 = i\ni = i + 1\nx = %1');
  expect(ops('x = ++i;')).toBe('i = i + 1\nx = i');
  expect(ops('*p++ = f();')).toBe('%1 = p\np = p + 1\n%2 = f()  #0\n*%1 = %2');
});

test('nested assignments', () => {
  expect(ops('a = b = f();')).toBe('%1 = f()  #0\nb = %1\na = b');
});

test('whether a value is looked at', () => {
  const calls = graphOf('f(); (void)g(); x = h(); k(), l();').blocks[0]!.ops.filter((it) => it.o === 'call');
  expect(calls.map((it) => [it.callee.k === 'name' && it.callee.name, it.used])).toEqual([
    ['f', false],
    ['g', false],
    ['h', true],
    ['k', false],
    ['l', false],
  ]);
});

test('without an effect ?: && || stay pure', () => {
  expect(ops('x = a ? b->c : d;')).toBe('x = a ? b->c : d');
  expect(ops('x = a && (b || c);')).toBe('x = a && (b || c)');
  expect(ops('x = f() ? a : b;')).toBe('%1 = f()  #0\nx = %1 ? a : b');
});

test('with an effect in an arm they branch', () => {
  expect(graph('x = a ? f() : b;')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b2 unless a
    b1:
      %2 = f()  #0
      %1 = %2
      -> b3
    b2:
      %1 = b
      -> b3
    b3:
      x = %1
      return
      -> b4
    b4: exit"
  `);
  expect(graph('x = a && f();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b3 unless a
    b1:
      %2 = f()  #0
      -> b2 if %2
      -> b3 unless %2
    b2:
      %1 = 1
      -> b4
    b3:
      %1 = 0
      -> b4
    b4:
      x = %1
      return
      -> b5
    b5: exit"
  `);
  expect(graph('x = f() ?: g();')).toMatchInlineSnapshot(`
    "b0:
      %2 = f()  #0
      -> b1 if %2
      -> b2 unless %2
    b1:
      %1 = %2
      -> b3
    b2:
      %3 = g()  #1
      %1 = %3
      -> b3
    b3:
      x = %1
      return
      -> b4
    b4: exit"
  `);
});

test('effects alone', () => {
  expect(graph('a && f(); b ? g() : h(); c || k();')).toMatchInlineSnapshot(`
    "b0:
      -> b1 if a
      -> b2 unless a
    b1:
      f()  #0
      -> b2
    b2:
      -> b3 if b
      -> b4 unless b
    b3:
      g()  #1
      -> b5
    b4:
      h()  #2
      -> b5
    b5:
      -> b7 if c
      -> b6 unless c
    b6:
      k()  #3
      -> b7
    b7:
      return
      -> b8
    b8: exit"
  `);
});

test('a statement expression has the value of its last statement', () => {
  expect(graph('x = ({ int r = f(); if (r) g(); r + 1; });')).toMatchInlineSnapshot(`
    "b0:
      %1 = f()  #0
      r = %1
      -> b1 if r
      -> b2 unless r
    b1:
      g()  #1
      -> b2
    b2:
      %3 = r + 1
      x = %3
      return
      -> b3
    b3: exit"
  `);
});

test('a callee that is computed', () => {
  expect(ops('kvm->ops->f(kvm);')).toBe('kvm->ops->f(kvm)  #0');
  expect(ops('get(a)->f(b);')).toBe('%1 = get(a)  #1\n%1->f(b)  #0');
});

test('ordinals follow the source, not the order of evaluation', () => {
  expect(graph('for (a(); b(); c()) d(e());')).toMatchInlineSnapshot(`
    "b0:
      a()  #0
      -> b1
    b1: loop
      %2 = b()  #1
      -> b2 if %2
      -> b3 unless %2
    b2:
      %3 = e()  #4
      d(%3)  #3
      c()  #2
      -> b1
    b3:
      return
      -> b4
    b4: exit"
  `);
});

test('places of calls are those of the source', () => {
  const text = 'int f(struct kvm *kvm)\n{\nx = outer(inner(a));\n}\n';
  const [first] = graphOf('x = outer(inner(a));').blocks[0]!.ops;
  if (first?.o !== 'call') throw new Error('no call');
  const at = (it: { start: number; end: number }) => text.slice(it.start, it.end);
  expect([at(first.at), at(first.name), at(first.stmt)]).toEqual([
    'inner(a)',
    'inner',
    'x = outer(inner(a));',
  ]);
});

test('a call knows the statement it stands in, inside and around a statement expression', () => {
  const text = 'int f(struct kvm *kvm)\n{\nx = outer(({ first(); second(); }));\n}\n';
  const calls = graphOf('x = outer(({ first(); second(); }));').blocks[0]!.ops.filter(
    (it) => it.o === 'call',
  );
  expect(calls.map((it) => text.slice(it.stmt.start, it.stmt.end))).toEqual([
    'first();',
    'second();',
    'x = outer(({ first(); second(); }));',
  ]);
});
