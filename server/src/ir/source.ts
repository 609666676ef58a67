/** The text that is being lowered: as written, as parsed, and the kernel words that were written over in between.
 *  It knows offsets and spellings only, no construct. */
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
  const text = source.written.slice(node.start, node.end);
  return text.endsWith(')') ? text.replace(/\s+/g, '') : text;
}

/** Text on one line, single blanks, no attributes and no comments. */
export const textOf = (node: Node, source: Source): string =>
  source.parsed
    .slice(node.start, node.end)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, ' ')
    .replace(/[\s\\]+/g, ' ')
    .trim();

export function holeAt(node: Node, source: Source): Stmt {
  const at = spanOf(node, source);
  source.holes.push(at);
  return { k: 'hole', names: namesIn(node, source), at };
}

/** Identifiers that a text mentions outside strings and comments, each once, in order. */
export function namesIn(node: Node, source: Source): string[] {
  const text = textOf(node, source).replace(/"(\\.|[^"\\])*"?|'(\\.|[^'\\])*'?/g, ' ');
  const names = new Set<string>();
  for (const [name] of text.matchAll(/(?<![\w.>])[A-Za-z_]\w*/g)) if (!KEYWORDS.has(name)) names.add(name);
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
