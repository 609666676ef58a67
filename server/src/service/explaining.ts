/** What the model knows of a kernel function by its name alone, every release's meaning after the other. It looks at no tree
 *  and so chooses none. */
import { apiHover, hookHover } from '../hover/call.ts';
import { apis, hooks } from '../model/apis/index.ts';

/** A list of lines for each meaning, the oldest first; none where nothing is known. */
export function explainFunction(name: string): readonly (readonly string[])[] {
  const entries = apis.filter((api) => api.name === name);
  const isOld = ({ until }: { until?: string }): number => (until === undefined ? 1 : 0);
  const inOrder = [...entries].sort((a, b) => isOld(a) - isOld(b));
  const meanings = [...inOrder.map(apiHover), ...hooks.filter((hook) => hook.name === name).map(hookHover)];
  return meanings.filter(
    (lines, n) => meanings.findIndex((other) => withoutSource(other) === withoutSource(lines)) === n,
  );
}

/** Variants that a tree tells apart by their bodies may mean the same. */
const withoutSource = (lines: readonly string[]): string => lines.slice(0, -1).join('\n');
