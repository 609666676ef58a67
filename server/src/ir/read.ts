/** From an item's text to what the lowering walks: masked, parsed, copied out of the tree. The tree dies here; it
 *  refuses to know what is being read. */
import { mask } from '../syntax/mask.ts';
import { parse } from '../syntax/parser.ts';
import type { Node } from './nodes.ts';
import type { Source } from './source.ts';
import { lowerBody } from './statements.ts';
import { readTree } from './trees.ts';

export interface Reading {
  readonly root: Node;
  readonly source: Source;
}

/** `written` gives the spellings; `readable` is what to parse instead, of equal length. `shift`: see Source. */
export function read(written: string, shift = 0, readable = written): Reading {
  const masked = mask(readable);
  const words = new Map(masked.words.map((it) => [it.at, it]));
  const root = readTree(parse(masked.text), masked.text);
  return { root, source: { written, parsed: masked.text, words, shift, holes: [], bodyOf: lowerBody } };
}
