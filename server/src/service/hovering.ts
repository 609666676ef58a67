/** What stands under the cursor: a call that the model knows, told by its entry, and the state that its paths found there. It
 *  runs nothing: what was not analysed yet has no state. */
import { apiHover } from '../hover/call.ts';
import { stateHere } from '../hover/state.ts';
import type { Forest } from '../index/forest.ts';
import type { HoverText } from './service.ts';

export function hoverAt(forest: Forest, path: string, offset: number): HoverText | undefined {
  const file = forest.sources.files.get(path);
  if (!file) return undefined;
  const { start, end } = wordAt(file.text, offset);
  const name = file.text.slice(start, end);
  // Of what this kernel does not have any more, what it was and what took its place.
  const api = forest.table.api(name, undefined) ?? forest.table.entries(name).find(({ until }) => until);
  const around = file.definitions.find(({ item }) => item.start <= offset && offset < item.end);
  const state = around?.trace ? stateHere(around.trace, offset - around.item.start) : [];
  const lines = [...(api ? apiHover(api) : []), ...state];
  return lines.length > 0 ? { start, end, lines } : undefined;
}

function wordAt(text: string, offset: number): { start: number; end: number } {
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  return { start, end };
}
