/** `#define` items, function-like and object-like. */
import { expect, test } from 'vitest';
import { lowerConstant, lowerFunction, lowerMacro } from '../../server/src/ir/lower.ts';
import { printExpr } from '../../server/src/ir/print.ts';
import { shownMacro } from './shown.ts';

test('a macro that is an expression has its value', () => {
  expect(shownMacro('#define f(a, b) ((a) + (b))\n')).toBe('macro f(a, b)\n  return a + b');
  expect(shownMacro('#define f(x) ({ int r = g(x); r; })\n')).toBe(
    'macro f(x)\n  return ({ decl r = g(x); r })',
  );
});

test('a macro of statements', () => {
  expect(
    shownMacro('#define f(a, b...) do {\t\\\n\tx(a);\t\\\n\ty(b);\t\\\n} while (0)\n'),
  ).toMatchInlineSnapshot(`
    "macro f(a, b)
      do
        x(a)
        y(b)
      while 0"
  `);
  expect(shownMacro('#define f(a, ...) g(a, ##__VA_ARGS__)\n')).toBe(
    'macro f(a, ...)\n  return g(a, __VA_ARGS__)',
  );
  expect(
    shownMacro('#define each(i)\t\\\n\tfor (i = first(); i; i = next(i))\t\\\n\t\tif (!ok(i)) {} else\n'),
  ).toMatchInlineSnapshot(`
    "macro each(i)
      for i
        init
          i = first()
        step i = next(i)
        if !ok(i)
        else"
  `);
});

test('nothing, and a comment up to the end of the line', () => {
  expect(shownMacro('#define f()\n')).toBe('macro f()');
  expect(shownMacro('#define f(x) g(x) // why\n')).toBe('macro f(x)\n  return g(x)');
});

test('pasted words are one name that nothing else has', () => {
  expect(shownMacro('#define call(op) kvm_##op(#op)\n')).toBe('macro call(op)\n  return kvm_##op("…")');
});

test('places in a macro are places in its text', () => {
  const text = '#  define  f(a)\t\\\n\tg((a), \\\n\t  h)\n';
  const fn = lowerMacro(text)!;
  expect(text.slice(fn.at.start, fn.at.end)).toBe('f');
  const [only] = fn.body;
  expect(text.slice(only!.at.start, only!.at.end)).toBe('g((a), \\\n\t  h)');
});

test('what is no function-like macro', () => {
  for (const text of ['#define A 1\n', '#define A (x)\n', 'int f(void)\n{\n}\n', ''])
    expect(lowerMacro(text)).toBeUndefined();
  expect(lowerFunction('#define f(a) ({ a; })\n')).toBeUndefined();
});

test.each([
  ['#define A 3\n', '3'],
  ['#define A (1UL << 3)\n', '1UL << 3'],
  ['#define A \\\n\t(B | \\\n\t C)\n', 'B | C'],
  ['#define A struct foo\n', undefined],
  ['#define A\n', undefined],
  ['#define A do { } while (0)\n', undefined],
])('the constant %j', (text, value) => {
  const constant = lowerConstant(text)!;
  expect(constant.name).toBe('A');
  expect(constant.value && printExpr(constant.value)).toBe(value);
});

test('a function-like macro is no constant', () => {
  expect(lowerConstant('#define f(a) a\n')).toBeUndefined();
});
