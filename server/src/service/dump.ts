/** Every layer of one file or function as stable text: what a bug report starts with. It computes nothing that a check
 *  would not. */
import type { FileText } from '../files.ts';
import { printGraph } from '../flow/print.ts';
import type { Forest } from '../index/forest.ts';
import type { Definition } from '../index/tree.ts';
import { printFunction } from '../ir/print.ts';
import { printTrace } from '../trace/print.ts';
import type { DumpLayer } from './service.ts';

export async function dumpLayer(
  forest: Forest,
  layer: DumpLayer,
  path: string,
  fn: string | undefined,
  read: () => Promise<FileText>,
): Promise<string> {
  if (!forest.sources.files.has(path)) {
    const text = await read();
    if (!('text' in text)) throw new Error(`${path}: ${text.unreadable}`);
    forest.sources.set(path, text.text);
  }
  const file = forest.sources.files.get(path)!;
  const isAsked = ({ name }: { name: string }): boolean => fn === undefined || name === fn;
  if (fn !== undefined && !file.items.some(isAsked)) throw new Error(`${path} has no function ${fn}`);
  if (layer === 'items')
    return file.items
      .filter(isAsked)
      .map(
        (item) =>
          `${item.start}-${item.end} ${item.kind} ${item.name}${item.conditions.map((one) => ` #if ${one}`).join('')}`,
      )
      .join('\n');
  if (layer === 'trace' || layer === 'summary')
    await forest.settle(
      new Set([path]),
      () => false,
      () => Promise.resolve(),
    );
  const chosen = file.definitions.filter(isAsked);
  return chosen
    .map((one) => dumpOne(forest, layer, one))
    .filter(Boolean)
    .join('\n\n');
}

function dumpOne(forest: Forest, layer: DumpLayer, one: Definition): string {
  if (layer === 'trace' || layer === 'summary')
    return one.trace ? printTrace(one.trace, layer === 'summary') : `${one.key}: nothing to analyse`;
  const lowered = forest.analysis.lower(one);
  if (!lowered) return `${one.key}: not read`;
  return layer === 'ir' ? printFunction(lowered.ir) : printGraph(lowered.graph);
}
