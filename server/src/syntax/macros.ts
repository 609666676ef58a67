/** The uses of kernel macros that the grammar takes for something else, each with the text of equal length that it reads
 *  rightly. It knows how they are written, never how they are defined. */

import { qualifierWords, tagWords, typeWords } from './argument.ts';
import { attributeCalls, attributeWords } from './attributes.ts';
import { asIdentifier } from './overlay.ts';
import * as scan from './scan.ts';

/** To write from the word's start to `end`. */
export interface Rewrite {
  readonly end: number;
  readonly by: string;
  readonly kind?: 'name' | 'type';
}

/** Words whose parentheses hold no arguments, or that the grammar knows with a type in them. */
export const keywords: ReadonlySet<string> = new Set(
  'if while for switch return sizeof typeof __typeof__ typeof_unqual alignof _Alignof __alignof__ offsetof else do'.split(
    ' ',
  ),
);

/** `FNAME(x)`, and any `UPPER(x)(`, as one identifier: a name made by pasting. */
export function nameMacro(text: string, start: number, open: number): Rewrite | undefined {
  const word = text.slice(start, open);
  if (word.length < 2 || /[a-z]/.test(word) || word === 'CLASS') return undefined;
  const close = scan.wordEnd(text, open + 1);
  if (close === open + 1 || text.charCodeAt(close) !== scan.CLOSE) return undefined;
  if (!nameMacros.has(word) && text.charCodeAt(close + 1) !== scan.OPEN) return undefined;
  return { end: close + 1, by: asIdentifier(text.slice(start, close + 1)), kind: 'name' };
}

/** Those that make a name even where no call follows. */
const nameMacros = new Set(['FNAME', 'KVM_PGT_FN']);

/** `offsetof(struct x, a.b[i])` and `__alignof__(x->y)`: the grammar takes a plain field, and a type. Then they are calls
 *  to an identifier of underscores. */
export function typeOperator(text: string, start: number, open: number): Rewrite | undefined {
  const word = text.slice(start, open);
  const simple =
    word === 'offsetof' ? /^[^,]*,\s*\w+\s*$/ : /^_*[aA]lignof(__)?$/.test(word) ? /^[\w\s*]*$/ : undefined;
  const close = simple ? scan.groupEnd(text, open) : -1;
  if (close < 0 || simple!.test(text.slice(open + 1, close - 1))) return undefined;
  return { end: open, by: '_'.repeat(open - start), kind: 'name' };
}

/** `DECLARE_BITMAP(map, n)` says `unsigned long map[n]` up to the rounding of `n`, at the same length. */
export function bitmap(text: string, start: number, open: number): Rewrite | undefined {
  if (text.slice(start, open) !== 'DECLARE_BITMAP') return undefined;
  const close = scan.groupEnd(text, open);
  const found = close < 0 ? null : /^\(\s*(\w+),([^,]+)\)$/.exec(text.slice(open, close));
  return found ? { end: close, by: `unsigned long  ${found[1]}[${found[2]}]` } : undefined;
}

/** `(typeof(x)) { … }`: the type of a compound literal. */
export function typeofLiteral(text: string, start: number, open: number): Rewrite | undefined {
  if (!/^(__)?typeof/.test(text.slice(start, start + 8)) || text.charCodeAt(start - 1) !== scan.OPEN)
    return undefined;
  const close = scan.groupEnd(text, open);
  if (close < 0 || !/^\s*\)\s*\{/.test(text.slice(close, close + 80))) return undefined;
  return { end: close, by: asIdentifier(text.slice(start, close)), kind: 'type' };
}

/** `name(…)` at a statement's place with a body behind it: a brace, or for the names that loop any statement. */
export function opensBody(text: string, start: number, open: number): boolean {
  if (open - start < 'while'.length) return false;
  const close = scan.groupEnd(text, open);
  if (close < 0) return false;
  const c = text.charCodeAt(scan.skipBlanks(text, close));
  if (c === scan.OPEN_BRACE) return true;
  if (!/for_each|^scoped_/.test(text.slice(start, open))) return false;
  return scan.isLetter(c) || /[*(+-]/.test(String.fromCharCode(c));
}

/** A word in a head, outside parentheses, that can be neither type nor name: an attribute nobody listed.
 *  `previous` is the word before it, or '*', or ''. */
export function isStrangeAttribute(text: string, start: number, end: number, previous: string): boolean {
  const next = scan.skipBlanks(text, end);
  if (!scan.isLetter(text.charCodeAt(next))) return false;
  const word = text.slice(start, end);
  if (isSpecifier(word)) return false;
  const after = text.slice(next, scan.wordEnd(text, next));
  if (attributeWords.has(after) || attributeCalls.has(after)) return false;
  if (typeWords.has(after) || tagWords.has(after) || storage.has(after)) return !isSpecifier(previous);
  return (
    /^__[a-z]/.test(word) &&
    (typeWords.has(previous) || previous === '*' || (previous !== '' && !isSpecifier(previous)))
  );
}

const storage = new Set([
  'static',
  'extern',
  'typedef',
  'inline',
  '__inline',
  '__inline__',
  'register',
  'auto',
]);
const isSpecifier = (word: string): boolean =>
  storage.has(word) || typeWords.has(word) || tagWords.has(word) || qualifierWords.has(word);
