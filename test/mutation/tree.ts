/** A kernel's KVM in memory, analysed once and then again with one function changed at a time. It changes nothing itself
 *  and judges no mutation. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Forest } from '../../server/src/index/forest.ts';
import { type Definition, isKvmPath } from '../../server/src/index/tree.ts';
import { partsOf } from '../../server/src/report/identity.ts';
import { judge } from '../../server/src/service/judge.ts';
import { writtenFindings } from '../../server/src/service/written.ts';
import { errorsIn } from '../../server/src/syntax/tree.ts';
import { applyEdits, type Edit } from '../../server/src/text/edit.ts';
import { type Code, codeOf } from './code.ts';

export interface Found {
  readonly identity: string;
  readonly rule: string;
}

export interface Tree {
  readonly version: string;
  /** Functions that were analysed and do something to pages or the lock, in the tree's order. */
  readonly codes: readonly Code[];
  readonly base: ReadonlyMap<string, Found>;
  /** What is found with that function changed; undefined when it does not parse any more. */
  changed(code: Code, edits: readonly Edit[]): Promise<ReadonlyMap<string, Found> | undefined>;
  /** 1 is the first. */
  lineOf(code: Code, offset: number): number;
}

export async function openTree(root: string, version: string): Promise<Tree> {
  const forest = new Forest(version);
  for (const folder of ['arch', 'include', 'virt'])
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `${folder}/${name}`;
      if (isKvmPath(path)) forest.sources.set(path, readFileSync(join(root, path), 'utf8'));
    }
  const texts = new Map([...forest.sources.files].map(([path, { text }]) => [path, text]));
  const written = new Map<string, readonly Found[]>();
  const found = async (changed?: string): Promise<ReadonlyMap<string, Found>> => {
    const all = [...(await judged(forest))];
    for (const path of texts.keys()) {
      if (path === changed || !written.has(path)) {
        const now = readIn(forest, version, path);
        if (path !== changed) written.set(path, now);
        all.push(...now);
      } else all.push(...written.get(path)!);
    }
    return new Map(all.map((one) => [one.identity, one]));
  };
  const base = await found();
  const effects = { effects: (name: string) => forest.table.api(name, undefined)?.effects };
  const starts = new Map<string, number>();
  const codes = [...forest.sources.definitions()].flatMap((one) => {
    const code = hasEvents(one) ? codeOf(one, one.trace!, effects, version) : undefined;
    if (code) starts.set(one.key, one.item.start);
    return code ?? [];
  });
  let last = '';
  return {
    ...{ version, codes, base },
    changed: async (code, edits) => {
      if (last !== code.path && last !== '') forest.sources.set(last, texts.get(last)!);
      last = code.path;
      const text = applyEdits(code.text, edits);
      if (errorsIn(text).length > 0) return undefined;
      const whole = texts.get(code.path)!;
      const start = starts.get(code.key)!;
      forest.sources.set(code.path, whole.slice(0, start) + text + whole.slice(start + code.text.length));
      return found(code.path);
    },
    lineOf: (code, offset) =>
      texts
        .get(code.path)!
        .slice(0, starts.get(code.key)! + offset)
        .split('\n').length,
  };
}

async function judged(forest: Forest): Promise<readonly Found[]> {
  // Trees of the parser die between turns of the event loop.
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  await pause();
  const tree = await forest.settle(undefined, () => false, pause);
  return judge(tree!, () => true).map(({ identity, rule }) => ({ identity, rule: rule.id }));
}

const readIn = (forest: Forest, version: string, path: string): readonly Found[] =>
  writtenFindings({ forest, version, level: (_, own) => own }, (one) => one === path).map(({ id }) => ({
    identity: id,
    rule: partsOf(id).ruleId,
  }));

const hasEvents = (one: Definition): boolean =>
  !one.isMacro &&
  !one.path.includes('/hyp/') &&
  (one.trace?.events ?? []).some(({ kind }) => kind !== 'return' && kind !== 'sleep');
