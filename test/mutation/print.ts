/** Results as text: by kind, by rule, and each that went wrong with its change. It decides nothing. */
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Result } from './run.ts';

export function printCounts(results: readonly Result[], by: 'kind' | 'rule'): string {
  const groups = new Map<string, Result[]>();
  for (const one of results) groups.set(one[by], [...(groups.get(one[by]) ?? []), one]);
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...rows, ['all', results] as const].map(([name, all]) => row(name, all)).join('\n');
}

function row(name: string, all: readonly Result[]): string {
  const right = all.filter((one) => one.right).length;
  const share = ((100 * right) / Math.max(all.length, 1)).toFixed(1);
  return `${name.padEnd(44)} ${String(right).padStart(5)} of ${String(all.length).padStart(5)}  ${share.padStart(5)} %`;
}

export const printResult = (one: Result): string =>
  [
    `${one.right ? 'right' : 'WRONG'} ${one.kind} [${one.tree}] ${one.place}`,
    ...one.came.map((id) => `  came ${id}`),
    ...one.went.map((id) => `  went ${id}`),
    ...(one.right ? [] : [diff(one.code.text, applyEdits(one.code.text, one.change.edits))]),
  ].join('\n');

/** The lines between the equal beginning and the equal end, with two lines around. */
function diff(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return [
    ...a.slice(Math.max(0, head - 2), head).map((line) => `    ${line}`),
    ...a.slice(head, a.length - tail).map((line) => `  - ${line}`),
    ...b.slice(head, b.length - tail).map((line) => `  + ${line}`),
    ...a.slice(a.length - tail, a.length - tail + 2).map((line) => `    ${line}`),
  ].join('\n');
}
