/** Which files are KVM's, by path alone, and where a file's tree begins. It opens no file and does not know what is
 *  done with the answer. */

/** As watchers take them, relative to a tree's root; the same set as `isKvmPath`. */
export const kvmGlobs = [
  'virt/kvm/**/*.{c,h}',
  'arch/*/kvm/**/*.{c,h}',
  'include/linux/kvm*.h',
  'arch/*/include/asm/kvm*.h',
] as const;

/** Decides the version, so it is watched too; so are the tree's own settings. */
export const versionGlob = 'Makefile';
export const settingsGlob = '.pinsight.json';

const folders = /(?:^|\/)(?:virt\/kvm|arch\/[^/]+\/kvm)\/(?:.*\/)?[^/]+\.[ch]$/;
const headers = /(?:^|\/)(?:include\/linux|arch\/[^/]+\/include\/asm)\/kvm[^/]*\.h$/;

/** `path` is relative to a tree, or absolute where no tree was found. */
export const isKvmPath = (path: string): boolean => folders.test(path) || headers.test(path);

export const isC = (path: string): boolean => /\.[ch]$/.test(path);

/** The nearest folder upwards from the file that is a tree; undefined when there is none. */
export async function treeOf(
  path: string,
  isTree: (folder: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (let folder = parent(path); folder !== undefined; folder = parent(folder))
    if (await isTree(folder)) return folder;
  return undefined;
}

/** The file's path in the tree; the path as it is for a loose file. */
export const pathIn = (root: string, path: string): string =>
  root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;

function parent(path: string): string | undefined {
  const at = path.lastIndexOf('/');
  return at <= 0 ? undefined : path.slice(0, at);
}
