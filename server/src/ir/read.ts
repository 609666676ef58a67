/** From an item's text to what the lowering walks: masked, parsed, copied out of the tree. The tree dies here; it
 *  refuses to know what is being read. */
import { parse } from '../syntax/parser.ts';
import type { MaskedWord } from '../syntax/syntax.ts';
import { type Node, readTree } from './nodes.ts';
import type { Source } from './source.ts';
import { lowerBody } from './statements.ts';

export interface Reading {
  readonly root: Node;
  readonly source: Source;
}

const mask = (text: string): { text: string; words: readonly MaskedWord[] } => ({ text, words: [] });

/** `written` gives the spellings. `shift`: see Source. */
export function read(written: string, shift = 0): Reading {
  const masked = mask(written);
  const parsed = withoutRanges(masked.text);
  const words = new Map(masked.words.map((it) => [it.at, it]));
  const root = readTree(parse(parsed));
  return { root, source: { written, parsed, words, shift, holes: [], bodyOf: lowerBody } };
}

/** The grammar knows no `case A ... B:`; it reads `case A || B:` in its place, and the lowering looks at the text. */
function withoutRanges(text: string): string {
  if (!text.includes('...')) return text;
  return text.replace(/\bcase\b[^:;{}]*?\.\.\./g, (it) => `${it.slice(0, -3)}|| `);
}
