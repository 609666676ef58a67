/** Where the KVM parts of real kernels are for tests that measure on them: read, never copied into the project. It
 *  unpacks what is there and says what it leaves out; with CI=true leaving out is an error. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { project } from './sources.ts';

export type KernelVersion = '6.12' | '7.2';

/** The tree's root, or undefined where there is no data: `test.skipIf(!tree)`. PINSIGHT_KERNEL names a folder with the
 *  archives, or with trees named for their versions. */
export function kernel(version: KernelVersion): string | undefined {
  const given = process.env.PINSIGHT_KERNEL ?? join(project, '../shared/kernel');
  const cache = join(process.env.PINSIGHT_CACHE ?? join(homedir(), '.cache', 'pinsight'), 'kernel');
  const there = [join(given, version), join(cache, version)].find((tree) =>
    existsSync(join(tree, 'Makefile')),
  );
  if (there) return there;
  const archive = join(given, `linux-${version}-kvm.tar.xz`);
  if (existsSync(archive)) return unpack(archive, join(cache, version));
  const words = `Linux ${version} left out: neither ${archive} nor ${join(cache, version)} is there`;
  if (process.env.CI === 'true') throw new Error(words);
  console.warn(words);
  return undefined;
}

/** Into a folder of its own that gets its name when it is complete: several test files may do this at once. */
function unpack(archive: string, tree: string): string {
  mkdirSync(join(tree, '..'), { recursive: true });
  const growing = mkdtempSync(`${tree}.`);
  execFileSync('tar', ['-xJf', archive, '-C', growing]);
  try {
    renameSync(growing, tree);
  } catch {
    // Somebody else was first, and has the same.
    rmSync(growing, { recursive: true });
  }
  return tree;
}
