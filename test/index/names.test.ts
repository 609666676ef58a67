/** What a name means at a place: the translation unit, the architecture, virt/kvm, the headers, in this order; and what
 *  it never means. */
import { describe, expect, test } from 'vitest';
import { Names } from '../../server/src/index/resolve.ts';
import { Sources } from '../../server/src/index/sources.ts';
import type { Texts } from './judged.ts';

function names(texts: Texts) {
  const sources = new Sources();
  for (const [path, text] of Object.entries(texts)) sources.set(path, text);
  const found = new Names(sources);
  return {
    sources,
    resolve: (name: string, path: string) => found.resolve(name, path).map(({ key }) => key),
  };
}

const fn = (name: string, head = 'int'): string => `${head} ${name}(struct kvm *kvm)\n{\n\treturn 0;\n}\n`;
const call = (name: string): string => `int user(struct kvm *kvm)\n{\n\treturn ${name}(kvm);\n}\n`;

describe('the nearest definition is meant', () => {
  const everywhere: Texts = {
    'arch/x86/kvm/mmu/mmu.c': fn('f', 'static int'),
    'arch/x86/kvm/other.c': fn('f'),
    'virt/kvm/kvm_main.c': fn('f'),
    'include/linux/kvm_host.h': fn('f', 'static inline int'),
    'arch/arm64/kvm/mmu.c': fn('f'),
  };
  const without = (...paths: string[]): Texts =>
    Object.fromEntries(Object.entries(everywhere).filter(([path]) => !paths.includes(path)));

  test('in the file itself', () =>
    expect(names(everywhere).resolve('f', 'arch/x86/kvm/mmu/mmu.c')).toEqual(['arch/x86/kvm/mmu/mmu.c#f']));

  test('in the same architecture', () =>
    expect(
      names({ ...everywhere, 'arch/x86/kvm/x86.c': call('f') }).resolve('f', 'arch/x86/kvm/x86.c'),
    ).toEqual(['arch/x86/kvm/other.c#f']));

  test('in virt/kvm, where the architecture has none', () =>
    expect(names(without('arch/x86/kvm/other.c')).resolve('f', 'arch/x86/kvm/x86.c')).toEqual([
      'virt/kvm/kvm_main.c#f',
    ]));

  test("in KVM's headers, where nobody else has one", () =>
    expect(
      names(without('arch/x86/kvm/other.c', 'virt/kvm/kvm_main.c')).resolve('f', 'arch/x86/kvm/x86.c'),
    ).toEqual(['include/linux/kvm_host.h#f']));

  test('never in another architecture', () =>
    expect(
      names({ 'arch/arm64/kvm/mmu.c': fn('f'), 'arch/x86/kvm/x86.c': call('f') }).resolve(
        'f',
        'arch/x86/kvm/x86.c',
      ),
    ).toEqual([]));

  test('from virt/kvm never in an architecture', () => {
    const tree = names({ 'arch/x86/kvm/mmu/mmu.c': fn('f'), 'virt/kvm/kvm_main.c': call('f') });
    expect(tree.resolve('f', 'virt/kvm/kvm_main.c')).toEqual([]);
  });

  test('from a file outside any of these, in virt/kvm and the headers only', () => {
    const tree = names({ ...everywhere, 'drivers/x.c': call('f') });
    expect(tree.resolve('f', 'drivers/x.c')).toEqual(['virt/kvm/kvm_main.c#f']);
  });
});

describe('a static function', () => {
  test('of another source file is invisible', () => {
    const tree = names({ 'arch/x86/kvm/a.c': fn('f', 'static int'), 'arch/x86/kvm/b.c': call('f') });
    expect(tree.resolve('f', 'arch/x86/kvm/b.c')).toEqual([]);
  });

  test('of a header is seen', () => {
    const tree = names({ 'arch/x86/kvm/mmu.h': fn('f', 'static inline int'), 'arch/x86/kvm/b.c': call('f') });
    expect(tree.resolve('f', 'arch/x86/kvm/b.c')).toEqual(['arch/x86/kvm/mmu.h#f']);
  });

  test('whose head is on several lines is static too', () => {
    const text = 'static\nint f(struct kvm *kvm)\n{\n\treturn 0;\n}\n';
    const tree = names({ 'arch/x86/kvm/a.c': text, 'arch/x86/kvm/b.c': call('f') });
    expect(tree.resolve('f', 'arch/x86/kvm/b.c')).toEqual([]);
  });
});

describe('a translation unit', () => {
  const template = 'static int FNAME(walk)(struct kvm *kvm)\n{\n\treturn f(kvm);\n}\n';
  const tree = names({
    'arch/x86/kvm/mmu/mmu.c': `#include "tmpl.h"\n#include "../local.h"\n${fn('f', 'static int')}`,
    'arch/x86/kvm/mmu/tmpl.h': template,
    'arch/x86/kvm/local.h': fn('near', 'static inline int'),
    'arch/x86/kvm/other.h': fn('near', 'static inline int'),
  });

  test('is the file and what it includes, by its path', () =>
    expect(tree.resolve('near', 'arch/x86/kvm/mmu/mmu.c')).toEqual(['arch/x86/kvm/local.h#near']));

  test('shows a template the functions of the file that includes it', () =>
    expect(tree.resolve('f', 'arch/x86/kvm/mmu/tmpl.h')).toEqual(['arch/x86/kvm/mmu/mmu.c#f']));

  test('has templates by their own names', () =>
    expect(tree.resolve('FNAME(walk)', 'arch/x86/kvm/mmu/mmu.c')).toEqual([
      'arch/x86/kvm/mmu/tmpl.h#FNAME(walk)',
    ]));

  test('that includes itself in a circle ends', () => {
    const round = names({
      'arch/x86/kvm/a.h': '#include "b.h"\n',
      'arch/x86/kvm/b.h': `#include "a.h"\n${fn('f', 'static inline int')}`,
    });
    expect(round.resolve('f', 'arch/x86/kvm/a.h')).toEqual(['arch/x86/kvm/b.h#f']);
  });
});

describe('several definitions', () => {
  test('of one level are all meant, in order', () => {
    const both = `#ifdef CONFIG_X\n${fn('f', 'static int')}#else\n${fn('f', 'static inline int')}#endif\n`;
    expect(names({ 'arch/x86/kvm/a.c': both }).resolve('f', 'arch/x86/kvm/a.c')).toEqual([
      'arch/x86/kvm/a.c#f',
      'arch/x86/kvm/a.c#f@2',
    ]);
  });

  test('of macros count like functions; constants do not', () => {
    const tree = names({ 'arch/x86/kvm/a.c': '#define f(kvm) g(kvm)\n#define c 3\n' });
    expect(tree.resolve('f', 'arch/x86/kvm/a.c')).toEqual(['arch/x86/kvm/a.c#f']);
    expect(tree.resolve('c', 'arch/x86/kvm/a.c')).toEqual([]);
  });
});

describe('when files change', () => {
  test('new names are found, old ones are not', () => {
    const tree = names({ 'arch/x86/kvm/a.c': call('f'), 'arch/x86/kvm/b.c': fn('f') });
    tree.sources.set('arch/x86/kvm/b.c', fn('g'));
    expect(tree.resolve('f', 'arch/x86/kvm/a.c')).toEqual([]);
    expect(tree.resolve('g', 'arch/x86/kvm/a.c')).toEqual(['arch/x86/kvm/b.c#g']);
    tree.sources.remove('arch/x86/kvm/b.c');
    expect(tree.resolve('g', 'arch/x86/kvm/a.c')).toEqual([]);
  });

  test('a function that becomes static is no longer seen elsewhere', () => {
    const tree = names({ 'arch/x86/kvm/a.c': call('f'), 'arch/x86/kvm/b.c': fn('f') });
    expect(tree.resolve('f', 'arch/x86/kvm/a.c')).toEqual(['arch/x86/kvm/b.c#f']);
    tree.sources.set('arch/x86/kvm/b.c', fn('f', 'static int'));
    expect(tree.resolve('f', 'arch/x86/kvm/a.c')).toEqual([]);
  });
});
