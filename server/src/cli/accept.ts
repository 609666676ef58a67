/** The baseline on the command line: reads it, takes known findings out of results, writes a new one. It knows files
 *  and flags; what makes two findings one is `report/baseline.ts`'s. */
import { reason } from '../disk.ts';
import {
  type BaselineEntry,
  compareWithBaseline,
  readBaseline,
  type Stated,
  writeBaseline,
} from '../report/baseline.ts';
import { statementAt } from '../report/identity.ts';
import type { Host } from './host.ts';
import type { Outcome } from './output.ts';

export interface Baselines {
  /** Absolute. */
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** Results without what is accepted; undefined when a baseline cannot be read or written, which is said. */
export async function acceptKnown(
  all: readonly Outcome[],
  options: Baselines,
  host: Host,
): Promise<Outcome[] | undefined> {
  try {
    const read = new Map<string, BaselineEntry[]>();
    const stated = new Map<Outcome, Stated[]>();
    for (const one of all) {
      const from = options.baseline ?? one.baseline;
      if (from !== undefined && !read.has(from)) read.set(from, await load(from, host));
      stated.set(one, from === undefined && !options.writeBaseline ? [] : await state(one, host));
    }
    const written =
      options.writeBaseline && (await save(options.writeBaseline, [...stated.values()], read, host));
    return all.map((one) => {
      const entries = written || read.get(options.baseline ?? one.baseline ?? '');
      return entries ? withoutKnown(one, stated.get(one)!, entries) : one;
    });
  } catch (error) {
    host.err(`pinsight: ${(error as Error).message}\n`);
    return undefined;
  }
}

function withoutKnown(one: Outcome, stated: readonly Stated[], entries: readonly BaselineEntry[]): Outcome {
  const { fresh, accepted, stale } = compareWithBaseline(stated, entries);
  // Of a part of a tree nothing can be said about entries for the rest.
  const checkedAll = one.target.root !== '' && one.target.paths.length === 0 && !one.target.nothing;
  return {
    ...one,
    result: { ...one.result, findings: fresh },
    accepted,
    compared: true,
    stale: checkedAll ? stale.length : 0,
  };
}

async function state(one: Outcome, host: Host): Promise<Stated[]> {
  const files = host.files(one.target.root || host.cwd);
  const texts = new Map<string, string>();
  for (const { file } of one.result.findings) {
    if (texts.has(file)) continue;
    const found = await files.read(file);
    texts.set(file, 'text' in found ? found.text : '');
  }
  return one.result.findings.map((finding) => ({
    finding,
    statement: statementAt(texts.get(finding.file)!, finding.line, finding.column),
  }));
}

async function load(path: string, host: Host): Promise<BaselineEntry[]> {
  const found = await host.files(host.cwd).read(path);
  if ('unreadable' in found) throw new Error(`${path}: ${found.unreadable}`);
  try {
    return readBaseline(found.text);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

/** Reasons that people wrote, in the file that is replaced or in the one that was compared with, stay. */
async function save(
  path: string,
  stated: readonly Stated[][],
  read: ReadonlyMap<string, BaselineEntry[]>,
  host: Host,
): Promise<BaselineEntry[]> {
  const there = (await host.files(host.cwd).exists(path)) ? await load(path, host) : [];
  const text = writeBaseline(stated.flat(), [...[...read.values()].flat(), ...there]);
  try {
    await host.write(path, text);
  } catch (error) {
    throw new Error(`${path}: ${reason(error)}`);
  }
  const entries = readBaseline(text);
  host.err(`pinsight: ${path}: ${entries.length} findings accepted\n`);
  return entries;
}
