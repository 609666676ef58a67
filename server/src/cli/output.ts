/** Where results go: the report to stdout or a file, what went wrong to stderr. It chooses writers and streams and adds
 *  no words of its own but those about the run. */
import { reason } from '../disk.ts';
import { jsonReport } from '../report/json.ts';
import type { Reported } from '../report/report.ts';
import { sarifReport } from '../report/sarif.ts';
import { countText, noteText, statsText, textReport } from '../report/text.ts';
import type { Notification } from '../service/finding.ts';
import type { Host } from './host.ts';
import type { Target } from './targets.ts';

export type Format = 'text' | 'json' | 'sarif';

/** One project's result on its way to the report. */
export interface Outcome extends Reported {
  readonly target: Target;
  /** The baseline that its settings name. */
  readonly baseline?: string;
  /** What is wrong with its settings files, and what in them means nothing here. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** Whether a baseline was compared with. */
  readonly compared?: boolean;
  /** Entries of the baseline that met nothing, where that can be known. */
  readonly stale?: number;
}

export interface OutputOptions {
  readonly format: Format;
  /** Absolute. */
  readonly output?: string;
  readonly stats: boolean;
}

/** Whether the report could be written; if not, why is said. */
export async function report(all: readonly Outcome[], options: OutputOptions, host: Host): Promise<boolean> {
  const text = await compose(all, options, host);
  if (options.output === undefined) {
    host.out(text);
    return true;
  }
  try {
    await host.write(options.output, text);
    return true;
  } catch (error) {
    host.err(`pinsight: ${options.output}: ${reason(error)}\n`);
    return false;
  }
}

async function compose(
  all: readonly Outcome[],
  { format, stats }: OutputOptions,
  host: Host,
): Promise<string> {
  if (format === 'json') return jsonReport(all, host.version);
  if (format === 'text') return all.map((one) => textOf(one, stats, all.length > 1)).join('');
  const pages = await Promise.all(host.rules.map(async ({ id }) => (await host.page(id)) ?? ''));
  const rules = host.rules.map((rule, i) => ({ ...rule, page: pages[i]! }));
  return sarifReport(all, { version: host.version, rules, compared: all.some((one) => one.compared) });
}

function textOf(one: Outcome, stats: boolean, several: boolean): string {
  const notes = one.result.notifications.filter((note) => !isError(note));
  return (
    textReport(one) +
    notes.map((note) => noteText(note, one.shown)).join('') +
    (stats ? closing(one, several) : '')
  );
}

function closing(one: Outcome, several: boolean): string {
  const accepted = one.accepted.length > 0 ? `; ${one.accepted.length} more accepted by the baseline` : '';
  const lines = [countText(one.result.findings) + accepted, statsText(one.result.stats)];
  const of = several ? `${one.target.root || 'files outside a tree'}: ` : '';
  return lines.map((line) => `${of}${line}\n`).join('');
}

/** Says on stderr what went wrong, and returns whether the run must not be believed to be complete. */
export function complain(all: readonly Outcome[], { format, stats }: OutputOptions, host: Host): boolean {
  let broken = false;
  const tell = (words: string) => host.err(`pinsight: ${words}\n`);
  for (const one of all) {
    for (const words of [...one.problems, ...one.warnings]) tell(words);
    broken ||= one.problems.length > 0;
    for (const note of one.result.notifications.filter(isError)) {
      broken = true;
      tell(`${one.shown(note.file)}: ${note.function ? `${note.function}: ` : ''}${note.words}`);
    }
    if (one.stale) tell(`${one.stale} entries of the baseline meet nothing any more`);
    if (one.result.stats.files === 0 && one.target.refused.length === 0 && !one.result.notifications.length) {
      broken = true;
      tell(`${one.target.paths.map(one.shown).join(', ') || one.target.root}: no .c or .h files there`);
    }
    if (stats && format !== 'text') host.err(closing(one, all.length > 1));
  }
  return broken;
}

/** Unreadable input and a failed analysis; the other kinds say how far an analysis went. */
const isError = (note: Notification) => note.kind === 'unreadable' || note.kind === 'failed';
