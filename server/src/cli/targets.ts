/** Sorts the paths of a command line by the kernel tree they are in, and says which cannot be checked. It looks at what
 *  stands at a path and reads no source. */
import { posix } from 'node:path';
import { findRoot } from '../config/roots.ts';
import type { Notification } from '../service/finding.ts';
import type { Host } from './host.ts';

/** One project's share of the command line. */
export interface Target {
  /** '' for loose files. */
  readonly root: string;
  /** Relative to the root, or as given for loose files; none: the tree's KVM folders. */
  readonly paths: readonly string[];
  /** Nothing of it can be checked, so that `paths` being empty means nothing and not everything. */
  readonly nothing: boolean;
  /** Paths that cannot be checked, as the report tells them. */
  readonly refused: readonly Notification[];
  /** Where a file of this project is, for the reader: as its arguments were given, relative or absolute. */
  readonly shown: (file: string) => string;
}

export async function sortByTree(
  paths: readonly string[],
  tree: string | undefined,
  host: Host,
): Promise<Target[]> {
  const files = host.files(host.cwd);
  const given = await Promise.all(
    (paths.length > 0 ? paths : [tree ?? '.']).map((path) => look(path, tree, host)),
  );
  const roots = new Map<string, Given[]>();
  for (const one of given) {
    const root = inside(one.path, tree) ? tree! : ((await findRoot(one.folder, files)) ?? '');
    roots.set(root, [...(roots.get(root) ?? []), one]);
  }
  return [...roots].map(([root, all]) => target(root, all, host.cwd));
}

interface Given {
  readonly asGiven: string;
  /** Absolute. */
  readonly path: string;
  /** The path where it is a folder, else the folder it is in. */
  readonly folder: string;
  /** Why it cannot be checked; '' when it can. */
  readonly refused: string;
}

/** A path that is not below the working folder may be meant below `--tree`. */
async function look(asGiven: string, tree: string | undefined, host: Host): Promise<Given> {
  const files = host.files(host.cwd);
  const here = posix.resolve(host.cwd, asGiven);
  const there = tree === undefined ? here : posix.resolve(tree, asGiven);
  const path =
    (await files.kind(here)) === 'missing' && (await files.kind(there)) !== 'missing' ? there : here;
  const kind = await files.kind(path);
  const folder = kind === 'folder' ? path : posix.dirname(path);
  return { asGiven, path, folder, refused: kind === 'file' && !/\.[ch]$/.test(path) ? NOT_C : REFUSED[kind] };
}

const NOT_C = 'not a C file: its name ends neither in .c nor in .h';

/** What `other` is, reading it tells best. */
const REFUSED = { file: '', folder: '', missing: 'missing', other: '' } as const;

const inside = (path: string, folder: string | undefined) =>
  folder !== undefined && (path === folder || path.startsWith(`${folder}/`));

function target(root: string, all: readonly Given[], cwd: string): Target {
  const absolute = all.some((one) => posix.isAbsolute(one.asGiven));
  const nameOf = (one: Given) => {
    if (root !== '') return posix.relative(root, one.path);
    return posix.isAbsolute(one.asGiven) ? one.path : posix.relative(cwd, one.path) || '.';
  };
  const good = all.filter((one) => one.refused === '');
  const paths = good.map(nameOf);
  return {
    root,
    paths: paths.includes('') ? [] : [...new Set(paths)],
    nothing: good.length === 0,
    refused: all.filter((one) => one.refused !== '').map((one) => refusal(nameOf(one), one.refused)),
    shown: (file) => {
      const path = root === '' ? file : posix.join(root, file);
      return (root === '' || absolute ? path : posix.relative(cwd, path)) || '.';
    },
  };
}

const refusal = (file: string, words: string): Notification => ({
  file,
  function: '',
  line: 0,
  kind: 'unreadable',
  words,
});
