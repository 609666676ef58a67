/** Unreadable text: how small the damage stays, and that nothing ever fails. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph } from '../../server/src/flow/build.ts';
import { printGraph } from '../../server/src/flow/print.ts';
import type { FunctionIr } from '../../server/src/ir/ir.ts';
import {
  lowerConstant,
  lowerEnums,
  lowerFunction,
  lowerMacro,
  lowerPrototype,
  lowerTable,
} from '../../server/src/ir/lower.ts';
import { printFunction } from '../../server/src/ir/print.ts';
import { body, shown } from './shown.ts';

test('the smallest statement around the trouble', () => {
  expect(body('a(); if (x) { b(1 +); c(); } d();')).toMatchInlineSnapshot(`
    "# 1 unread
    a()
    if x
      hole b
      c()
    d()"
  `);
  expect(body('a(); if (x y) { b(); } c();')).toMatchInlineSnapshot(`
    "# 1 unread
    a()
    hole x y b
    c()"
  `);
  expect(body('for (;;) { a(; } b();')).toMatchInlineSnapshot(`
    "# 2 unread
    for
      hole a
    b()"
  `);
});

test('a semicolon that is not there yet costs two lines', () => {
  expect(body('a();\nb(x)\nc(y);\nd();')).toMatchInlineSnapshot(`
    "# 1 unread
    a()
    hole b x c y
    d()"
  `);
});

test('holes say where they are', () => {
  const text = 'void f(void)\n{\n\ta();\n\tb(1 +);\n\tc();\n}\n';
  expect(lowerFunction(text)!.holes.map((at) => text.slice(at.start, at.end))).toEqual(['b(1 +);']);
});

test('an open brace leaves a function of which nothing is known', () => {
  expect(shown('int f(int a)\n{\n\tif (a) {\n\t\tg(a);\n\treturn 0;\n')).toMatchInlineSnapshot(`
    "function f(a: int) -> 
      # 1 unread
      hole a g"
  `);
});

test('a closing brace too few: what stands there is read', () => {
  expect(shown('int f(int a)\n{\n\tif (a) {\n\t\tg(a);\n\treturn 0;\n}\n')).toMatchInlineSnapshot(`
    "function f(a: int) -> int
      # 1 unread
      if a
        g(a)
        return 0
      hole"
  `);
});

test.each([
  ['parentheses', (n: number) => `x = ${'('.repeat(n)}1${')'.repeat(n)};`],
  ['blocks', (n: number) => `${'{'.repeat(n)}${'}'.repeat(n)}`],
  ['a sum', (n: number) => `x = ${'1 + '.repeat(n)}1;`],
  ['else if', (n: number) => `${'if (a) f(); else '.repeat(n)}g();`],
  ['calls', (n: number) => `${'f('.repeat(n)}${')'.repeat(n)};`],
  ['open braces', (n: number) => '{'.repeat(n)],
  ['initialisers', (n: number) => `int x[] = ${'{'.repeat(n)}${'}'.repeat(n)};`],
])('absurd nesting of %s is a hole', (_, nested) => {
  const fn = lowerFunction(`void f(void)\n{\n${nested(3000)}\n}\n`);
  expect(fn?.holes.length).toBeGreaterThan(0);
  expect(printGraph(buildGraph(fn!))).toContain('havoc');
});

function everything(text: string): void {
  const found: (FunctionIr | undefined)[] = [
    lowerFunction(text),
    lowerMacro(text),
    lowerMacro(`#define m(a) ${text}`),
  ];
  for (const fn of found) {
    if (fn === undefined) continue;
    printFunction(fn);
    expect(printGraph(buildGraph(fn))).toContain('exit');
    for (const at of fn.holes) expect(at.start <= at.end).toBe(true);
  }
  lowerConstant(`#define C ${text}`);
  lowerEnums(`enum { ${text} };`);
  lowerPrototype(text);
  lowerTable(text);
}

const WORDS = (
  'if else while for do switch case default : ; ; ; { } { } ( ) ( ) [ ] , = + - * & && || ! ? -> . ... # ## " \' \\ ' +
  'goto return break continue a b kvm->mmu_lock f(x) int struct const static guard(mutex)(&l) scoped_guard(rcu) ' +
  'list_for_each_entry(a,b,c) FNAME(x) __free(f) __must_hold(l) asm volatile case 1 ... 2 /* */ // 0x1f \n \n#ifdef ' +
  '\n#else \n#endif \n#if sizeof(int) ({ }) x: /* \u00e9 \u{1f600} \0'
).split(' ');

test('no soup of words makes it fail', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
      everything(words.join(' '));
      everything(`int f(int a)\n{\n${words.join(' ')}\n}\n`);
    }),
    { numRuns: 300 },
  );
});

test('no cut through a function makes it fail', () => {
  const text =
    'static int f(struct kvm *kvm)\n{\n\tint r = 0;\n\n\tguard(mutex)(&kvm->lock);\n\tkvm_for_each_vcpu(i, v, kvm) {\n' +
    '\t\tswitch (r) {\n\t\tcase 1 ... 3:\n\t\t\tr = g(({ int t = h(v); t; }));\n\t\t\tgoto out;\n\t\tdefault:\n' +
    '\t\t\tcontinue;\n\t\t}\n\t}\n#ifdef CONFIG_X\n\tr |= x();\n#endif\nout:\n\treturn r ?: -EAGAIN;\n}\n';
  for (let i = 0; i <= text.length; i++) {
    everything(text.slice(0, i));
    everything(text.slice(i));
  }
});
