/** The same answer whatever was asked before and in whatever order: everything at once, a folder, a file, twice. On a tree
 *  in which all hangs together, and on real ones; and every place lies in its text. */
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/src/service/finding.ts';
import type { Project } from '../../server/src/service/service.ts';
import { textsOf } from '../index/judged.ts';
import { files } from '../index/sample.ts';
import { kernel } from '../support/kernel.ts';
import { openTree, outside } from '../support/tree.ts';

const inFile = <T extends { file: string }>(all: readonly T[], file: string): T[] =>
  all.filter((one) => one.file === file);

const isOrdered = (all: readonly Finding[]): boolean =>
  all.every((one, n) => {
    const next = all[n + 1];
    if (!next) return true;
    if (one.file !== next.file) return one.file < next.file;
    if (one.line !== next.line) return one.line < next.line;
    return one.column < next.column || (one.column === next.column && one.ruleId <= next.ruleId);
  });

/** What is wrong about the answers of one tree, asked in many ways. */
async function expectOneAnswer(
  texts: ReadonlyMap<string, string>,
  version: string,
  some: readonly string[],
): Promise<readonly Finding[]> {
  const open = (): Project => openTree(texts, version);
  const first = open();
  const { findings, notifications } = await first.check([]);
  expect(outside(findings, texts)).toEqual([]);
  expect(isOrdered(findings)).toBe(true);
  expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
  expect(notifications.filter(({ kind }) => kind === 'failed')).toEqual([]);
  expect((await first.check([])).findings).toEqual(findings);
  const backwards = open();
  for (const path of [...some].reverse()) {
    const alone = (await open().checkFile(path))!;
    expect(alone.findings, `${path} alone`).toEqual(inFile(findings, path));
    const after = (await backwards.checkFile(path))!;
    expect(after.findings, `${path} after others`).toEqual(inFile(findings, path));
    expect((await first.checkFile(path))!.findings, `${path} after all`).toEqual(inFile(findings, path));
  }
  expect((await backwards.check([])).findings).toEqual(findings);
  return findings;
}

test('a small tree', async () => {
  const texts = new Map(Object.entries(files));
  const findings = await expectOneAnswer(texts, '7.2', [...texts.keys()]);
  expect(findings.length).toBeGreaterThan(2);
});

test('files that are listed in another order', async () => {
  const texts = Object.entries(files);
  const one = await openTree(new Map(texts), '7.2').check([]);
  const other = await openTree(new Map([...texts].reverse()), '7.2').check([]);
  expect(other.findings).toEqual(one.findings);
  expect(other.notifications).toEqual(one.notifications);
});

test('folders in any order are their union', async () => {
  const texts = new Map(Object.entries(files));
  const { findings } = await openTree(texts, '7.2').check([]);
  for (const paths of [
    ['virt', 'arch', 'include'],
    ['arch/riscv', 'virt/kvm/kvm_main.c', 'include'],
    ['arch', 'arch/riscv/kvm', 'virt', 'include'],
  ])
    expect((await openTree(texts, '7.2').check(paths)).findings, paths.join()).toEqual(findings);
});

describe.each(['6.12', '7.2'] as const)('Linux %s', (version) => {
  const tree = kernel(version);

  test.skipIf(!tree)('riscv and s390 with the common code', { timeout: 600_000 }, async () => {
    const texts = new Map(Object.entries(textsOf(tree!, ['arch/riscv', 'arch/s390', 'virt/kvm', 'include'])));
    await expectOneAnswer(texts, version, [
      'arch/riscv/kvm/mmu.c',
      'arch/s390/kvm/kvm-s390.c',
      'virt/kvm/kvm_main.c',
    ]);
  });

  test.skipIf(!tree)('x86, its faults', { timeout: 600_000 }, async () => {
    const texts = new Map(Object.entries(textsOf(tree!, ['arch/x86', 'virt/kvm', 'include'])));
    await expectOneAnswer(texts, version, ['arch/x86/kvm/mmu/paging_tmpl.h']);
  });
});
