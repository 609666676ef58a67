/** What the engine makes of a few functions in a file of their own, as text for comparison. It drives the index and
 *  knows no rule. */
import { Forest } from '../../server/src/index/forest.ts';
import type { Definition } from '../../server/src/index/tree.ts';
import { printTrace } from '../../server/src/trace/print.ts';

const HOME = 'arch/x86/kvm/t.c';

export interface Around {
  /** `7.2` unless a test is about what was before the series. */
  readonly kernel?: string;
  /** Other files of the tree. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The tree, settled. */
export async function settled(text: string, { kernel = '7.2', files = {} }: Around = {}): Promise<Forest> {
  const forest = new Forest(kernel);
  for (const [path, other] of Object.entries({ ...files, [HOME]: text })) forest.sources.set(path, other);
  await forest.settle(
    undefined,
    () => false,
    () => Promise.resolve(),
  );
  return forest;
}

export function definition(forest: Forest, name: string): Definition {
  const found = [...forest.sources.definitions()].find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

export interface Shown extends Around {
  /** The last function of the text, unless it is named. */
  readonly fn?: string;
  /** With what is left to callers, and with sleeps and returns. */
  readonly all?: boolean;
}

/** A trace with lines in place of offsets, and without what most tests do not ask for. */
export async function traced(text: string, shown: Shown = {}): Promise<string> {
  const forest = await settled(text, shown);
  const own = forest.sources.files.get(HOME)!.definitions.filter(({ isMacro }) => !isMacro);
  const one = shown.fn === undefined ? own.at(-1)! : definition(forest, shown.fn);
  const failed = forest.analysis.failures.get(one.key);
  if (failed) throw new Error(failed);
  if (!one.trace) return 'nothing to analyse';
  const lines = byLine(printTrace(one.trace), one.text).replaceAll(`${HOME}#`, '').split('\n');
  return `\n${(shown.all ? lines : brief(lines)).join('\n')}\n`;
}

const brief = (lines: readonly string[]): string[] => {
  const end = lines.indexOf('  left to callers:');
  return lines.slice(0, end < 0 ? undefined : end).filter((line) => !/^ +\d+ (sleep|return)\b/.test(line));
};

/** `@120` becomes the line in the function, counted from 1. */
const byLine = (trace: string, text: string): string =>
  trace.replaceAll(
    /^( +)@(\d+)/gm,
    (_, indent: string, at: string) => `${indent}${text.slice(0, Number(at)).split('\n').length}`,
  );
