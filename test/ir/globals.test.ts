/** Declaration items: enumerators, const tables, prototypes. */
import { expect, test } from 'vitest';
import { lowerEnums, lowerPrototype, lowerTable } from '../../server/src/ir/lower.ts';
import { printExpr } from '../../server/src/ir/print.ts';

const enums = (text: string): string =>
  lowerEnums(text)
    .map((it) => `${it.name}${it.value === undefined ? '' : `=${it.value}`}`)
    .join(' ');

test('enumerators count on, as far as the item tells', () => {
  expect(enums('enum { A, B = 5, C, D = B | 0x10, E = -D };')).toBe('A=0 B=5 C=6 D=21 E=-21');
  expect(enums('enum e { A = ELSEWHERE, B, C = 1, D };')).toBe('A B C=1 D=2');
  expect(enums('enum e { A,\n#ifdef X\nB,\n#endif\nC, D = 4 };')).toBe('A=0 B C D=4');
  expect(enums('struct s { enum { A = 1 } e; };')).toBe('A=1');
  expect(enums('enum e;')).toBe('');
});

test('a table of operations', () => {
  const text =
    'static const struct x_ops y __read_mostly = {\n\t.handler = f,\n\t.n = { .a = 1 },\n\t[3] = g,\n};\n';
  const table = lowerTable(text)!;
  expect(`${table.name}: ${table.type}`).toBe('y: const struct x_ops');
  expect(printExpr(table.init)).toBe('(const struct x_ops){handler = f, n = (){a = 1}, [3] = g}');
  expect(lowerTable('int a = 3;')).toBeUndefined();
  expect(lowerTable('struct s { int a; };')).toBeUndefined();
});

test('prototypes', () => {
  const text =
    'int f(struct kvm *kvm, gfn_t), *g(void);\nextern void h(int (*fn)(int));\nint (*variable)(int);\n';
  const shown = lowerPrototype(text).map(
    (it) =>
      `${it.returns} ${it.name}(${it.params.map((p) => `${p.type}${p.name && ` ${p.name}`}`).join(', ')})`,
  );
  expect(shown).toEqual(['int f(struct kvm * kvm, gfn_t)', 'int * g()', 'void h(int (*)(int) fn)']);
});
