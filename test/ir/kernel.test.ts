/** The lowering and the graph on all of KVM: everything is read, and what is not is counted. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../server/src/flow/build.ts';
import {
  lowerConstant,
  lowerEnums,
  lowerFunction,
  lowerMacro,
  lowerPrototype,
  lowerTable,
} from '../../server/src/ir/lower.ts';
import { splitItems } from '../../server/src/syntax/items.ts';
import { createNames } from '../../server/src/syntax/names.ts';
import type { Item } from '../../server/src/syntax/syntax.ts';
import { kernel } from '../support/kernel.ts';

/** Functions with something unread in them: macros that stand for `case` labels, for assembly or for its operands. */
const UNREAD: Record<string, readonly string[]> = {
  '6.12': [
    'arch/riscv/kvm/aia_imsic.c: imsic_eix_read',
    'arch/x86/kvm/emulate.c: em_fxsave',
    'arch/x86/kvm/emulate.c: fxregs_fixup',
    'arch/x86/kvm/emulate.c: em_fxrstor',
  ],
  '7.2': [
    'arch/riscv/kvm/aia_imsic.c: imsic_eix_read',
    'arch/s390/kvm/kvm-s390.c: plo_test_bit',
    'arch/x86/kvm/emulate.c: em_fxsave',
    'arch/x86/kvm/emulate.c: fxregs_fixup',
    'arch/x86/kvm/emulate.c: em_fxrstor',
    'arch/x86/kvm/vmx/vmcs12.c: cpu_has_vmcs12_field',
  ],
};

describe.each(['6.12', '7.2'] as const)('Linux %s', (version) => {
  const tree = kernel(version);

  test.skipIf(!tree)('every item is read and every function has a graph', () => {
    const unread: string[] = [];
    const found = { functions: 0, macros: 0, constants: 0, enumerators: 0, tables: 0, prototypes: 0 };
    for (const { item, text, file } of itemsOf(tree!)) {
      if (item.kind === 'function') {
        found.functions++;
        const fn = lowerFunction(text);
        if (fn?.name !== item.name) unread.push(`${file}: ${item.name} is ${fn?.name}`);
        if (fn === undefined) continue;
        if (fn.holes.length > 0) unread.push(`${file}: ${item.name}`);
        buildGraph(fn);
      } else if (item.kind === 'macro') {
        const macro = lowerMacro(text);
        if (macro) found.macros += buildGraph(macro).blocks.length > 0 ? 1 : 0;
        else if (lowerConstant(text)) found.constants++;
      } else if (item.kind === 'declaration') {
        found.enumerators += lowerEnums(text).length;
        found.prototypes += lowerPrototype(text).length;
        found.tables += lowerTable(text) ? 1 : 0;
      }
    }
    expect(unread).toEqual(UNREAD[version]);
    expect(Object.values(found).every((it) => it > 200)).toBe(true);
    expect(found.functions).toBeGreaterThan(8_000);
  });
});

function* itemsOf(tree: string): Generator<{ item: Item; text: string; file: string }> {
  const names = createNames();
  const files = globSync(['virt/kvm/**/*.[ch]', 'arch/*/kvm/**/*.[ch]'], { cwd: tree }).sort();
  for (const file of files) {
    const whole = readFileSync(join(tree, file), 'utf8');
    for (const item of splitItems(whole, names))
      yield { item, file, text: whole.slice(item.start, item.end) };
  }
}
