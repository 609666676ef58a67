/** What stands under the cursor: a call that the model knows, told by its entry. The state at the cursor comes with the
 *  hover layer; without an entry there is nothing to say. */
import { apiHover } from '../hover/call.ts';
import type { Forest } from '../index/forest.ts';
import type { HoverText } from './service.ts';

export function hoverAt(forest: Forest, path: string, offset: number): HoverText | undefined {
  const text = forest.sources.files.get(path)?.text;
  if (text === undefined) return undefined;
  const { start, end } = wordAt(text, offset);
  const name = text.slice(start, end);
  const api = name ? forest.table.api(name, undefined) : undefined;
  return api && { start, end, lines: apiHover(api) };
}

function wordAt(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  return { start, end };
}
