/** `pinsight doctor`: what this installation is, whether its parser works, and where each setting comes from. It checks
 *  no code of the tree. */
import { discover, merge } from '../config/resolve.ts';
import { DEFAULTS } from '../config/schema.ts';
import type { Files } from '../files.ts';
import { openTarget } from './check.ts';
import type { ExitCode, Host } from './host.ts';
import { sortByTree } from './targets.ts';

/** Text for a bug report; 2 where something is broken. */
export async function doctor(paths: readonly string[], host: Host): Promise<ExitCode> {
  const parser = await tryParser(host);
  const lines = [
    ...host.facts,
    ['parses', parser ?? 'yes'] as const,
    ['rules', String(host.rules.length)] as const,
  ];
  host.out(table(lines));
  let broken = parser !== undefined;
  for (const target of await sortByTree(paths, undefined, host)) {
    const found = await discover(target.root || host.cwd, host.files(host.cwd));
    const { project } = await openTarget(target, [], host);
    const refused = target.refused.map((note) => `${target.shown(note.file)}: ${note.words}`);
    const problems = [...found.problems, ...refused];
    host.out(
      `\n${table([...treeLines(target.root, await versionOf(() => project.kernelVersion())), ...settingLines(found)])}`,
    );
    for (const problem of problems) host.err(`pinsight: ${problem}\n`);
    broken ||= problems.length > 0;
  }
  return broken ? 2 : 0;
}

type Line = readonly [name: string, words: string];

const table = (lines: readonly Line[]) =>
  lines.map(([name, words]) => `${name.padEnd(NAME)} ${words}\n`).join('');

/** Wide enough for `kernelVersion`. */
const NAME = 14;

const treeLines = (root: string, kernel: string): Line[] =>
  root === ''
    ? [['tree', 'none: not in a kernel tree']]
    : [
        ['tree', root],
        ['kernel', kernel],
      ];

const versionOf = (ask: () => Promise<string>) => ask().catch((error: Error) => `unknown: ${error.message}`);

/** A parser that cannot be loaded (another platform, a broken installation) shows on the smallest text. */
async function tryParser(host: Host): Promise<string | undefined> {
  const text = 'int main(void)\n{\n\treturn 0;\n}\n';
  const one: Files = {
    read: async (path) => (path.endsWith('probe.c') ? { text } : { unreadable: 'missing' }),
    list: async () => [],
    exists: async (path) => path.endsWith('probe.c'),
  };
  try {
    await host.openProject({ root: '', files: one }).dump('ir', 'probe.c');
    return undefined;
  } catch (error) {
    return `no: ${(error as Error).message}`;
  }
}

function settingLines({ layers }: Awaited<ReturnType<typeof discover>>): Line[] {
  const { settings, origins } = merge(layers);
  const from = (key: string) => origins.get(key) ?? 'default';
  const rules = Object.entries(settings.rules).map(
    ([id, level]): Line => [id, `${level}  (${from(`rules.${id}`)})`],
  );
  const keys = Object.keys({ ...DEFAULTS, ...settings }).filter((key) => key !== 'rules');
  const others = keys.map((key): Line => [key, `${settings[key as keyof typeof settings]}  (${from(key)})`]);
  return [...others, ...rules];
}
