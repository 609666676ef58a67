/** One tree, opened: reads its files once, keeps what it learnt, answers checks, dumps and hovers. It owns the order of
 *  things; what they mean is below, how they travel is above. */
import type { FileText } from '../files.ts';
import { Forest } from '../index/forest.ts';
import { isKvmPath } from '../index/tree.ts';
import { dumpLayer } from './dump.ts';
import type { CheckResult, FileResult, Notification } from './finding.ts';
import { findingsOf, type Shelf } from './findings.ts';
import { hoverAt } from './hovering.ts';
import { judge } from './judge.ts';
import { notificationsOf, statsOf } from './report.ts';
import type { Cancel, Project, ProjectOptions } from './service.ts';
import { NEWEST, versionOf } from './version.ts';
import { type Reading, writtenFindings } from './written.ts';

export function openProject(options: ProjectOptions): Project {
  const opened = once(() => open(options));
  const buffers = new Map<string, string>();
  const runs = oneAtATime();
  const whole = (): Promise<Opened> =>
    opened().then((tree) => {
      for (const [path, text] of buffers) tree.forest.sources.set(path, text);
      return tree;
    });
  return {
    root: options.root,
    kernelVersion: async () => (await opened()).version,
    update: (path, text) => {
      if (text !== undefined) buffers.set(path, text);
      else {
        // Also where no buffer was: the file changed on the disk.
        buffers.delete(path);
        void runs(async () => reread(await opened(), options, path));
      }
    },
    check: (paths, cancel, progress) =>
      runs(async () => check(await whole(), options, paths, cancel, progress)),
    checkFile: (path, cancel) => runs(async () => checkFile(await whole(), options, path, cancel)),
    dump: (layer, path, fn) =>
      runs(async () => dumpLayer((await whole()).forest, layer, path, fn, () => readFor(options, path))),
    holds: async (path, text) => isHeld((await opened()).forest, path, text),
    hover: async (path, offset) => {
      const { forest } = await opened();
      const text = buffers.get(path);
      // A hover runs nothing: what is known so far is told, also while a check goes on.
      if (text !== undefined && isHeld(forest, path, text)) return hoverAt(forest, path, offset);
      return runs(async () => hoverAt((await whole()).forest, path, offset));
    },
  };
}

const isHeld = (forest: Forest, path: string, text: string): boolean =>
  forest.sources.files.get(path)?.text === text;

export interface Opened {
  readonly forest: Forest;
  readonly version: string;
  readonly unread: Notification[];
}

async function open(options: ProjectOptions): Promise<Opened> {
  const { files, root } = options;
  const version = await versionFor(options);
  const forest = new Forest(version);
  const unread: Notification[] = [];
  if (root === '') return { forest, version, unread };
  const paths = (
    await Promise.all(
      ['arch', 'include', 'virt'].map((folder) =>
        files
          .list(join(root, folder), (path) => isKvmPath(`${folder}/${path}`))
          .then((found) => found.map((path) => `${folder}/${path}`)),
      ),
    )
  ).flat();
  const texts = await Promise.all(paths.map((path) => files.read(join(root, path))));
  paths.forEach((path, n) => {
    const read = texts[n]!;
    if ('text' in read) forest.sources.set(path, read.text);
    unread.push(...aboutReading(path, read));
  });
  return { forest, version, unread };
}

async function versionFor({ kernelVersion, files, root }: ProjectOptions): Promise<string> {
  if (kernelVersion && kernelVersion !== 'auto') return kernelVersion;
  const makefile = root === '' ? undefined : await files.read(join(root, 'Makefile'));
  return (makefile && 'text' in makefile && versionOf(makefile.text)) || NEWEST;
}

/** What there is to say about reading a file: that it cannot be, or what was done to its text. */
function aboutReading(file: string, read: FileText): Notification[] {
  if (!('text' in read)) {
    const words = read.unreadable === 'is a folder' ? 'no .c or .h files there' : read.unreadable;
    return [{ file, function: '', line: 1, kind: 'unreadable', words }];
  }
  if (!read.damaged) return [];
  return [
    {
      file,
      function: '',
      line: 1,
      kind: 'damaged',
      words: `${read.damaged}: read with replacement characters`,
    },
  ];
}

const join = (root: string, path: string): string => (root === '' ? path : `${root}/${path}`);

const readFor = (options: ProjectOptions, path: string): ReturnType<ProjectOptions['files']['read']> =>
  options.files.read(join(options.root, path));

async function reread(tree: Opened, options: ProjectOptions, path: string): Promise<void> {
  const read = await readFor(options, path);
  if ('text' in read) tree.forest.sources.set(path, read.text);
  else tree.forest.sources.remove(path);
}

async function check(
  tree: Opened,
  options: ProjectOptions,
  paths: readonly string[],
  cancel?: Cancel,
  progress?: (done: number, all: number) => void,
): Promise<CheckResult> {
  const started = Date.now();
  const isAsked = (file: string): boolean =>
    paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
  const notes = tree.unread.filter(({ file }) => isAsked(file));
  const wanted = paths.length === 0 ? undefined : await choose(tree, options, paths, notes);
  const judged = await tree.forest.settle(wanted, () => cancel?.cancelled ?? false, pause, progress);
  const { forest } = tree;
  const isWanted = (path: string): boolean => !wanted || wanted.has(path);
  const verdicts = judged ? judge(judged, (one) => isWanted(one.path)) : [];
  return {
    tree: { root: options.root, kernelVersion: tree.version },
    findings: findingsOf(
      verdicts,
      shelfOf(tree, options),
      judged ? writtenFindings(readingOf(tree, options), isWanted) : [],
    ),
    notifications: [...notes, ...notificationsOf(forest, isWanted)],
    stats: { ...statsOf(forest, isWanted), milliseconds: Date.now() - started },
  };
}

/** The files that the paths name, read where the tree does not have them; what cannot be read is said. */
async function choose(
  tree: Opened,
  options: ProjectOptions,
  paths: readonly string[],
  notes: Notification[],
): Promise<ReadonlySet<string>> {
  const wanted = new Set<string>();
  for (const path of paths) {
    const below = [...tree.forest.sources.files.keys()].filter(
      (known) => known === path || known.startsWith(`${path}/`),
    );
    for (const known of below) wanted.add(known);
    if (below.length > 0) continue;
    if (notes.some(({ file }) => file === path)) continue;
    for (const file of await filesAt(options, path)) {
      const read = await readFor(options, file);
      notes.push(...aboutReading(file, read));
      if (!('text' in read)) continue;
      tree.forest.sources.set(file, read.text);
      wanted.add(file);
    }
  }
  return wanted;
}

/** What is below a folder outside KVM; else the path itself, which reading tells more about. */
async function filesAt({ files, root }: ProjectOptions, path: string): Promise<string[]> {
  const below = await files.list(join(root, path), (name) => /\.[ch]$/.test(name));
  return below.length > 0 ? below.map((name) => (path === '.' ? name : `${path}/${name}`)) : [path];
}

async function checkFile(
  tree: Opened,
  options: ProjectOptions,
  path: string,
  cancel?: Cancel,
): Promise<FileResult | undefined> {
  const notes = tree.unread.filter(({ file }) => file === path);
  const wanted = await choose(tree, options, [path], notes);
  const shelf = shelfOf(tree, options);
  const written = writtenFindings(readingOf(tree, options), (one) => wanted.has(one));
  const judged = await tree.forest.settle(wanted, () => cancel?.cancelled ?? false, pause);
  if (!judged) return undefined;
  const verdicts = judge(judged, (one) => wanted.has(one.path));
  return {
    findings: findingsOf(verdicts, shelf, written),
    notifications: [...notes, ...notificationsOf(tree.forest, (one) => wanted.has(one))],
  };
}

const readingOf = ({ forest, version }: Opened, options: ProjectOptions): Reading => ({
  forest,
  version,
  level: (rule, own) => options.levels?.[rule] ?? own,
});

function shelfOf(tree: Opened, options: ProjectOptions): Shelf {
  const { sources } = tree.forest;
  return {
    files: new Map(sources.files),
    definition: (key) => sources.definition(key),
    level: (rule, own) => options.levels?.[rule] ?? own,
  };
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** Analyses share what they derive, so one ends before the next begins. */
function oneAtATime(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const mine = last.then(job, job);
    last = mine.catch(() => undefined);
    return mine;
  };
}
