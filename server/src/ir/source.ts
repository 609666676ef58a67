/** The text that is being lowered: as written, as parsed, and the kernel words that were written over in between.
 *  It knows offsets and spellings only, no construct. */
import { createNames } from '../syntax/names.ts';
import { CLOSE, isWordUnit, ownCopy, SPACE } from '../syntax/scan.ts';
import type { MaskedWord } from '../syntax/syntax.ts';
import { type Span, span } from '../text/range.ts';
import type { Expr, Stmt } from './ir.ts';
import type { Node } from './nodes.ts';

export interface Source {
  /** The item as written; spellings are taken from here, so that a masked `FNAME(x)` keeps its name. */
  readonly written: string;
  /** What the grammar saw, of equal length or longer. */
  readonly parsed: string;
  /** Masked words by offset in the parsed text. */
  readonly words: ReadonlyMap<number, MaskedWord>;
  /** Offset in the item = offset in the parsed text + shift. */
  readonly shift: number;
  /** Filled while lowering. */
  readonly holes: Span[];
  /** Expressions hold statements, `({ … })`; this breaks the circle. */
  readonly bodyOf: (node: Node, source: Source) => readonly Stmt[];
}

export const spanOf = (node: Node, source: Source): Span =>
  span(node.start + source.shift, node.end + source.shift);

/** The spelling in the source, without blanks where there are any (`FNAME( x )`). */
export function nameOf(node: Node, source: Source): string {
  const { written } = source;
  if (written.charCodeAt(node.end - 1) !== CLOSE) return spelled(written, node.start, node.end);
  return intern(written.slice(node.start, node.end).replace(/\s+/g, ''));
}

/** Text on one line, single blanks, no attributes and no comments. */
export function textOf(node: Node, source: Source): string {
  const { parsed } = source;
  if (isPlain(parsed, node.start, node.end)) return spelled(parsed, node.start, node.end);
  const bare = parsed.slice(node.start, node.end).replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ');
  return intern(bare.replace(/[\s\\]+/g, ' ').trim());
}

/** Nothing but words with one blank between. */
function isPlain(text: string, start: number, end: number): boolean {
  let wasWord = false;
  for (let at = start; at < end; at++) {
    const isWord = isWordUnit(text.charCodeAt(at));
    if (!isWord && (!wasWord || text.charCodeAt(at) !== SPACE)) return false;
    wasWord = isWord;
  }
  return wasWord;
}

/** What was spelled so far by its number; a look by the units themselves makes no string. */
const spellings = createNames();
const strings: string[] = [];

/** One string for all that are equal, and none that keeps the text it was cut from alive: a slice of a file holds the
 *  whole file, in every version that was ever edited. */
export function spelled(text: string, start: number, end: number): string {
  const id = spellings.idAt(text, start, end);
  return (strings[id] ??= ownCopy(text, start, end));
}

export const intern = (text: string): string => spelled(text, 0, text.length);

export function holeAt(node: Node, source: Source): Stmt {
  const at = spanOf(node, source);
  source.holes.push(at);
  return { k: 'hole', names: namesIn(node, source), at };
}

/** Identifiers that a text mentions outside strings and comments, each once, in order. */
export function namesIn(node: Node, source: Source): string[] {
  const text = textOf(node, source).replace(/"(\\.|[^"\\])*"?|'(\\.|[^'\\])*'?/g, ' ');
  const names = new Set<string>();
  for (const [name] of text.matchAll(/(?<![\w.>])[A-Za-z_]\w*/g))
    if (!KEYWORDS.has(name)) names.add(intern(name));
  return [...names];
}

export const nameAt = (name: string, at: Span): Expr => ({ k: 'name', name, at });

const KEYWORDS = new Set(
  (
    'if else while do for switch case default break continue return goto sizeof typeof struct union enum const ' +
    'volatile static inline extern register auto int char short long float double void unsigned signed bool ' +
    'asm goto define ifdef ifndef elif endif defined'
  ).split(' '),
);
