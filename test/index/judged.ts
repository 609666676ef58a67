/** A tree in memory down to its findings, without the façade, so that a test can look at what lies between. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Forest, type Judgeable } from '../../server/src/index/forest.ts';
import type { Definition } from '../../server/src/index/tree.ts';
import { isKvmPath } from '../../server/src/index/tree.ts';
import type { Finding } from '../../server/src/service/finding.ts';
import { findingsOf } from '../../server/src/service/findings.ts';
import { judge } from '../../server/src/service/judge.ts';
import type { Context } from '../../server/src/trace/trace.ts';

export type Texts = Readonly<Record<string, string>>;

export function plant(texts: Texts, version = '7.2'): Forest {
  const forest = new Forest(version);
  for (const [path, text] of Object.entries(texts)) forest.sources.set(path, text);
  return forest;
}

export async function settle(forest: Forest, paths?: readonly string[]): Promise<Judgeable> {
  const judged = await forest.settle(
    paths && new Set(paths),
    () => false,
    () => new Promise((resolve) => setTimeout(resolve, 0)),
  );
  return judged!;
}

export const findings = (forest: Forest, judged: Judgeable, isWanted = (_: Definition) => true): Finding[] =>
  findingsOf(judge(judged, isWanted), {
    files: new Map(forest.sources.files),
    definition: (key) => forest.sources.definition(key),
    level: (_, own) => own,
  });

/** Everything is relevant: whatever the tree has is parsed and run. */
export function ungated(forest: Forest): Forest {
  const open = forest as unknown as { gate(): { words: ReadonlySet<number> } };
  const own = open.gate.bind(forest);
  open.gate = () => {
    const all = new Set(forest.sources.definitions());
    return { ...own(), relevant: all, direct: all };
  };
  return forest;
}

export const contextsOf = (judged: Judgeable, name: string): readonly Context[] => {
  const one = judged.definitions.find((each) => each.name === name);
  if (!one) throw new Error(`no ${name}`);
  return judged.contexts.get(one.key)!;
};

/** `write by f`, `unknown`: the lock, and whose call shows it or why it is known. */
export const printContexts = (contexts: readonly Context[]): string[] =>
  contexts.map(({ lock, why, witness, notifier }) => {
    const shown = witness ? `by ${witness.fn.slice(witness.fn.indexOf('#') + 1)}` : why;
    return `${shown === lock ? lock : `${lock} ${shown}`}${notifier ? ' in a notifier' : ''}`;
  });

/** The KVM files of a real tree below the given folders. */
export function textsOf(tree: string, folders: readonly string[]): Texts {
  const texts: Record<string, string> = {};
  for (const folder of folders)
    for (const name of readdirSync(join(tree, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const path = `${folder}/${name}`;
      if (isKvmPath(path)) texts[path] = readFileSync(join(tree, path), 'utf8');
    }
  return texts;
}
