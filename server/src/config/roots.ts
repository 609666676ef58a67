/** Tells a kernel tree from a folder: which root a file belongs to. It reads a Makefile's
 *  first lines and nothing else of the kernel. */
import type { Files } from '../files.ts';
import { upward } from './resolve.ts';

/** The nearest folder at or above this absolute one that is a kernel tree with KVM in it. */
export async function findRoot(folder: string, files: Files): Promise<string | undefined> {
  for (const at of upward(folder)) if (await isRoot(at, files)) return at;
  return undefined;
}

/** A kernel's Makefile says VERSION and PATCHLEVEL; `virt/kvm` tells its KVM part from other projects and tools. */
export async function isRoot(folder: string, files: Files): Promise<boolean> {
  const below = folder === '/' ? '' : folder;
  const makefile = await files.read(`${below}/Makefile`);
  if (!('text' in makefile)) return false;
  if (!/^VERSION\s*=\s*\d+$/m.test(makefile.text) || !/^PATCHLEVEL\s*=\s*\d+$/m.test(makefile.text))
    return false;
  for (const file of VIRT_KVM) if (await files.exists(`${below}/virt/kvm/${file}`)) return true;
  return false;
}

/** A sparse tree or a sample may have only one of them. */
const VIRT_KVM = ['kvm_main.c', 'kvm_mm.h', 'Kconfig', 'pfncache.c', 'Makefile.kvm'];
