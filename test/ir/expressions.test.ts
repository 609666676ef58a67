/** Expressions, one construct a test; each is shown as the printer writes it. */
import { expect, test } from 'vitest';
import { lowerFunction } from '../../server/src/ir/lower.ts';
import { body } from './shown.ts';

const expr = (text: string): string => body(`${text};`);

test.each([
  ['a->b.c[i + 1]', 'a->b.c[i + 1]'],
  ['*p = &q', '*p = &q'],
  ['x |= a && b || !c', 'x |= ((a && b) || !c)'],
  ['x <<= 3', 'x <<= 3'],
  ['i++, --j', '(i++), (--j)'],
  ['a ? b : c', 'a ? b : c'],
  ['a ?: b', 'a ?: b'],
  ['x = (struct foo **)y', 'x = ((struct foo **)y)'],
  ['x = sizeof(struct foo) + sizeof x', 'x = (sizeof(struct foo) + sizeof x)'],
  ['f("a" "b", \'c\')', 'f("…", \'c\')'],
  ['(*ops->f)(x)', '(*ops->f)(x)'],
  ['(*p).a + (&x)->b', 'p->a + x.b'],
  ['(*p)[1]', '(*p)[1]'],
  ['ops->f(x)(y)', 'ops->f(x)(y)'],
  ['f(g(h(1)), 2)', 'f(g(h(1)), 2)'],
  ['p = (struct s){ .a = 1, .b.c = x, [2] = y, z }', 'p = (struct s){a = 1, b.c = x, [2] = y, z}'],
  ['x = ({ int r = f(); r; })', 'x = ({ decl r = f(); r })'],
  ['(void)f(x)', '(void)f(x)'],
])('%s', (text, shown) => {
  expect(expr(text)).toBe(shown);
});

test('a cast to a type that the grammar takes for a name', () => {
  expect(expr('x = (u64)-1')).toBe('x = ((u64)-1)');
  expect(expr('x = (gfn_t)(y)')).toBe('x = ((gfn_t)y)');
  expect(expr('x = (hpa_t)*p')).toBe('x = ((hpa_t)*p)');
  expect(expr('x = (u64)(u32)(y)')).toBe('x = ((u64)((u32)y))');
  expect(expr('x = (y) - 1')).toBe('x = (y - 1)');
});

test('type arguments of macros are opaque', () => {
  expect(expr('p = container_of(q, struct foo, member)')).toBe('p = container_of(q, struct foo, member)');
  const { body: stmts } = lowerFunction('void f(void)\n{\n\tp = container_of(q, struct foo *, m);\n}\n')!;
  expect(JSON.stringify(stmts)).toContain('"k":"opaque","text":"struct foo *"');
});

test.each([
  ['0x1fUL', 31],
  ['010', 8],
  ['0b101', 5],
  ['18446744073709551615ULL', undefined],
  ["'a'", 97],
  ["'\\n'", 10],
  ["'\\x41'", 65],
  ['true', 1],
  ['NULL', 0],
  ['1.5', undefined],
])('the value of %s', (text, value) => {
  const [stmt] = lowerFunction(`void f(void)\n{\n\tx = ${text};\n}\n`)!.body;
  expect(stmt).toMatchObject({ expr: { right: { k: 'num', text, value } } });
});
