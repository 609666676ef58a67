/** Numbers behind names: enumerators of the file, of its architecture, of the common code; and none where several would
 *  do. */
import { expect, test } from 'vitest';
import { Constants } from '../../server/src/index/constants.ts';
import { Sources } from '../../server/src/index/sources.ts';
import type { Texts } from './judged.ts';

function constants(texts: Texts) {
  const sources = new Sources();
  for (const [path, text] of Object.entries(texts)) sources.set(path, text);
  const found = new Constants(sources);
  return { sources, value: (name: string, path: string) => found.value(name, path) };
}

const A = 'arch/x86/kvm/a.c';

test('enumerators count up from what they are given', () => {
  const { value } = constants({
    [A]: 'enum { R_A, R_B, R_C = 7, R_D };\nenum other { O_X = 1 << 3, O_Y };\n',
  });
  expect(['R_A', 'R_B', 'R_C', 'R_D', 'O_X', 'O_Y', 'R_Z'].map((name) => value(name, A))).toEqual([
    0,
    1,
    7,
    8,
    8,
    9,
    undefined,
  ]);
});

test('enumerators below zero', () => {
  const { value } = constants({ [A]: 'enum { O_X = -1, O_Y };\n' });
  expect(['O_X', 'O_Y'].map((name) => value(name, A))).toEqual([-1, 0]);
});

test('the nearest level decides', () => {
  const texts = {
    [A]: 'enum { N_A = 1 };\n',
    'arch/x86/kvm/mmu.h': 'enum { N_A = 2, N_B = 2 };\n',
    'include/linux/kvm_host.h': 'enum { N_A = 3, N_B = 3, N_C = 3 };\n',
    'arch/arm64/kvm/mmu.h': 'enum { N_D = 4 };\n',
  };
  const { value } = constants(texts);
  expect(['N_A', 'N_B', 'N_C', 'N_D'].map((name) => value(name, A))).toEqual([1, 2, 3, undefined]);
  expect(value('N_A', 'virt/kvm/kvm_main.c')).toBe(3);
});

test('two numbers in reach are none, one number twice is one', () => {
  const { value } = constants({
    'arch/x86/kvm/a.h': 'enum { M_A = 1, M_B = 5 };\n',
    'arch/x86/kvm/b.h': 'enum { M_A = 2, M_B = 5 };\n',
    [A]: 'int nothing;\n',
  });
  expect(value('M_A', A)).toBeUndefined();
  expect(value('M_B', A)).toBe(5);
});

test('an enumerator that is made of what nobody knows has no number', () => {
  const { value } = constants({ [A]: 'enum { S_A = SOME_MACRO, S_B };\n' });
  expect(value('S_A', A)).toBeUndefined();
  expect(value('S_B', A)).toBeUndefined();
});

test('a changed enumeration has its new numbers', () => {
  const tree = constants({ [A]: 'enum { E_A, E_B };\n' });
  expect(tree.value('E_B', A)).toBe(1);
  tree.sources.set(A, 'enum { E_A, E_NEW, E_B };\n');
  expect(tree.value('E_B', A)).toBe(2);
  tree.sources.set(A, 'int nothing;\n');
  expect(tree.value('E_B', A)).toBeUndefined();
});
