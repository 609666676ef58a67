/** C's own statements, one construct a test. */
import { expect, test } from 'vitest';
import { body } from './shown.ts';

test('if, else, else if', () => {
  expect(body('if (a) b(); else if (c) { d(); } else ;')).toMatchInlineSnapshot(`
    "if a
      b()
    else
      if c
        d()
      else"
  `);
});

test('loops', () => {
  expect(
    body('while (a) b(); do { c(); } while (d); for (i = 0; i < n; i++) e(); for (;;) break;'),
  ).toMatchInlineSnapshot(`
    "while a
      b()
    do
      c()
    while d
    for i < n
      init
        i = 0
      step i++
      e()
    for
      break"
  `);
});

test('a loop with declarations in its head', () => {
  expect(body('for (int i = 0, *p = q; i < n; i++, p++) continue;')).toMatchInlineSnapshot(`
    "for i < n
      init
        decl i: int = 0
        decl p: int * = q
      step (i++), (p++)
      continue"
  `);
});

test('switch with fallthrough, ranges and default', () => {
  expect(
    body('switch (x) { case A: case 1 ... B + 1: f(); fallthrough; case C: { g(); break; } default: }'),
  ).toMatchInlineSnapshot(`
    "switch x
      case A:
      case 1 ... B + 1:
      f()
      case C:
      block
        g()
        break
      default:"
  `);
});

test('labels, goto, a label at the end', () => {
  expect(body('again: f(); if (a) goto out; goto again; out:')).toMatchInlineSnapshot(`
    "again:
    f()
    if a
      goto out
    goto again
    out:"
  `);
});

test('several names in one declaration, each with its own type', () => {
  expect(
    body('int a = 1, *b, c[3], (*fn)(int) = g; static const struct s *d; typeof(a) e = 2;'),
  ).toMatchInlineSnapshot(`
    "decl a: int = 1
    decl b: int *
    decl c: int []
    decl fn: int (*)(int) = g
    decl d: const struct s *
    decl e: typeof(a) = 2"
  `);
});

test('a pointer to a function of a type that is no keyword', () => {
  expect(body('u64 (*fn)(u64, int);')).toBe('decl fn: u64 (*)(u64, int)');
});

test('a static local keeps its first value only if it is const', () => {
  expect(body('static int a = 1; static const int b = 2;')).toBe('decl a: int\ndecl b: const int = 2');
});

test('types, prototypes and macros defined inside a function are no statements', () => {
  expect(body('struct s { int a; }; int g(int); typedef int t;\n#define X 1\n#undef X\n;')).toBe('');
});

test('the arms of #if, with conditions spelled one way', () => {
  expect(
    body('#ifdef A\nf();\n#elif defined(B) && IS_ENABLED(CONFIG_C)\ng();\n#else\nh();\n#endif'),
  ).toMatchInlineSnapshot(`
    "#if A
      f()
    #elif B && CONFIG_C
      g()
    #else
      h()"
  `);
  expect(body('#ifndef A\nf();\n#endif\n#if !defined A || (B > 3)\ng();\n#endif')).toMatchInlineSnapshot(`
    "#if !A
      f()
    #if !A || (B > 3)
      g()"
  `);
});

test('an #if inside a statement keeps its first arm and says so', () => {
  expect(body('if (a)\nf();\n#ifdef CONFIG_X\nelse\ng();\n#endif\nh();')).toMatchInlineSnapshot(`
    "# read with CONFIG_X
    if a
      f()
    else
      g()
    h()"
  `);
});

test('inline assembly names what it may touch', () => {
  expect(body('asm volatile("mov %1, %0" : "=r"(a->b) : "r"(c) : "memory");')).toMatchInlineSnapshot(
    `"asm a c"`,
  );
});
