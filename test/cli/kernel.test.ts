/** The parts of the command line that depend on what a real kernel tree looks like: its root and its files. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRoot } from '../../server/src/config/roots.ts';
import { diskFiles } from '../../server/src/disk.ts';
import { kernel } from '../support/kernel.ts';

/** As counted with find: names in virt/kvm and the architectures' kvm folders that end in .c or .h. */
const TREES = [
  ['6.12', 310],
  ['7.2', 342],
] as const;

const isKvm = (path: string) => /^(virt|arch\/[^/]+)\/kvm\/.*\.[ch]$/.test(path);

for (const [version, count] of TREES) {
  const tree = kernel(version);
  test.skipIf(!tree)(`the root and the KVM files of Linux ${version}`, async () => {
    const files = diskFiles(tree!);
    expect(await findRoot(join(tree!, 'arch/x86/kvm/mmu'), files)).toBe(tree);
    const list = await files.list('.', isKvm);
    expect(list).toHaveLength(count);
    const texts = await Promise.all(list.map((path) => files.read(path)));
    expect(texts.filter((found) => 'unreadable' in found || found.damaged)).toEqual([]);
  });
}
