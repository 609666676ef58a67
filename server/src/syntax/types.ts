/** Recognises a C type by its spelling where the grammar expects an expression: in a macro's argument. It knows only
 *  types that no expression can be mistaken for. */
import * as scan from './scan.ts';

/** Where the type that starts with the word `start`..`end` ends, or -1 where it is none or not the whole argument. */
export function typeArgumentEnd(text: string, start: number, end: number): number {
  const word = text.slice(start, end);
  let stop = end;
  let at = scan.skipBlanks(text, end);
  if (tagged.has(word) || qualifiers.has(word)) {
    for (; scan.isLetter(text.charCodeAt(at)); at = scan.skipBlanks(text, stop))
      stop = scan.wordEnd(text, at);
  } else if (builtin.has(word)) {
    for (; builtin.has(wordAt(text, at)); at = scan.skipBlanks(text, stop)) stop = scan.wordEnd(text, at);
  } else if (text.charCodeAt(at) !== scan.STAR) return -1;
  for (; text.charCodeAt(at) === scan.STAR; at = scan.skipBlanks(text, stop)) stop = at + 1;
  const c = text.charCodeAt(at);
  return c === scan.COMMA || c === scan.CLOSE ? stop : -1;
}

const wordAt = (text: string, at: number): string => text.slice(at, scan.wordEnd(text, at));

const tagged = new Set(['struct', 'union', 'enum']);
const qualifiers = new Set(['const', 'volatile']);
const builtin = new Set([
  'void',
  'char',
  'short',
  'int',
  'long',
  'unsigned',
  'signed',
  'float',
  'double',
  'bool',
  '_Bool',
  'const',
]);
