/** Function heads: names, types, attributes and what they promise. Bodies are tested elsewhere. */
import { expect, test } from 'vitest';
import { lowerFunction } from '../../server/src/ir/lower.ts';
import { shown } from './shown.ts';

test('static inline and attributes are no part of the return type', () => {
  const text = 'static __always_inline __must_check struct page *find(struct kvm *kvm, gfn_t gfn)\n{\n}\n';
  expect(shown(text)).toMatchInlineSnapshot(
    `"function static inline find(kvm: struct kvm *, gfn: gfn_t) -> struct page * __always_inline __must_check"`,
  );
});

test('function pointers, arrays, the rest, and nothing at all as parameters', () => {
  const text = 'int f(int (*fn)(struct kvm *, int), struct page *pages[], const char *, ...)\n{\n}\n';
  expect(shown(text)).toMatchInlineSnapshot(
    `"function f(fn: int (*)(struct kvm *, int), pages: struct page * [], : const char *, ...) -> int"`,
  );
  expect(shown('unsigned long *g(void)\n{\n}\n')).toMatchInlineSnapshot(`"function g() -> unsigned long *"`);
});

test('annotations keep their arguments as expressions at their place', () => {
  const text = 'int f(struct kvm *kvm)\n\t__must_hold(&kvm->mmu_lock) __releases(rcu)\n{\n}\n';
  expect(shown(text)).toMatchInlineSnapshot(
    `"function f(kvm: struct kvm *) -> int __must_hold(&kvm->mmu_lock) __releases(rcu)"`,
  );
  const [must] = lowerFunction(text)!.annotations;
  const at = must!.args[0]!.at;
  expect(text.slice(at.start, at.end)).toBe('&kvm->mmu_lock');
});

test('weak functions', () => {
  expect(shown('int __weak arch_hook(struct kvm *kvm)\n{\n\treturn 0;\n}\n')).toMatchInlineSnapshot(`
    "function weak arch_hook(kvm: struct kvm *) -> int __weak
      return 0"
  `);
});

test('a name made by a macro', () => {
  const text = 'static int FNAME(walk)(struct kvm_vcpu *vcpu)\n{\n\treturn FNAME(step)(vcpu);\n}\n';
  expect(shown(text)).toMatchInlineSnapshot(`
    "function static FNAME(walk)(vcpu: struct kvm_vcpu *) -> int
      return FNAME(step)(vcpu)"
  `);
  const { at, name } = lowerFunction(text)!;
  expect(text.slice(at.start, at.end)).toBe(name);
});

test('comments and lines in front of the head do not matter', () => {
  expect(shown('/* about it */\n#define X 1\nint f(void)\n{\n\treturn X;\n}\n')).toMatchInlineSnapshot(`
    "function f() -> int
      return X"
  `);
});

test('text without a function gives nothing', () => {
  for (const text of ['', '   ', 'struct s { int a; };', 'int f(void);', '#define A 1\n', 'int'])
    expect(lowerFunction(text)).toBeUndefined();
});

test('every place is one in the text', () => {
  const text = 'static int f(int a)\n{\n\tif (a)\n\t\treturn g(a);\n\treturn 0;\n}\n';
  const fn = lowerFunction(text)!;
  expect(text.slice(fn.at.start, fn.at.end)).toBe('f');
  expect(text.slice(fn.close.start, fn.close.end)).toBe('}');
  expect(fn.body.map((it) => text.slice(it.at.start, it.at.end))).toEqual([
    'if (a)\n\t\treturn g(a);',
    'return 0;',
  ]);
});
