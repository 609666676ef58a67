/** What a macro's argument may be and an expression may not: a type, an operator, a piece of a name. It knows spellings
 *  only; what it cannot tell from an expression it leaves alone. */
import * as scan from './scan.ts';

/** Where the odd argument that starts at `start` ends, or -1 where it is an expression or goes on. */
export function oddArgumentEnd(text: string, start: number): number {
  const c = text.charCodeAt(start);
  if (scan.isLetter(c)) return typeEnd(text, start);
  const stop = scan.isDigit(c) ? notNumberEnd(text, start) : operatorEnd(text, start);
  return stop > start && endsArgument(text, scan.skipBlanks(text, stop)) ? stop : -1;
}

export const typeWords: ReadonlySet<string> = new Set(
  'void char short int long unsigned signed float double bool _Bool'.split(' '),
);
export const tagWords: ReadonlySet<string> = new Set(['struct', 'union', 'enum']);
export const qualifierWords: ReadonlySet<string> = new Set(['const', 'volatile']);

/** First units of the words of types. */
const initials = new Uint8Array(1 << 16);
for (const word of [...typeWords, ...tagWords, ...qualifierWords]) initials[word.charCodeAt(0)] = 1;

/** `struct x *`, `unsigned long`, `u64 *`. A name alone may be either, and the grammar reads it as a value. */
function typeEnd(text: string, start: number): number {
  let stop = scan.wordEnd(text, start);
  // Most arguments are names, and no string is made of them.
  if (initials[text.charCodeAt(start)] !== 1 && text.charCodeAt(scan.skipBlanks(text, stop)) !== scan.STAR)
    return -1;
  const word = text.slice(start, stop);
  let at = scan.skipBlanks(text, stop);
  const more = tagWords.has(word) || qualifierWords.has(word) ? isWord : isTypeWord;
  if (more === isWord || typeWords.has(word)) {
    for (; more(text, at); at = scan.skipBlanks(text, stop)) stop = scan.wordEnd(text, at);
  } else if (text.charCodeAt(at) !== scan.STAR) return -1;
  for (; text.charCodeAt(at) === scan.STAR; at = scan.skipBlanks(text, stop)) stop = at + 1;
  return endsArgument(text, at) ? stop : -1;
}

const isWord = (text: string, at: number): boolean => scan.isLetter(text.charCodeAt(at));
const isTypeWord = (text: string, at: number): boolean => {
  const word = text.slice(at, scan.wordEnd(text, at));
  return typeWords.has(word) || qualifierWords.has(word);
};

/** `52_BIT`, pasted to a name by the macro. */
function notNumberEnd(text: string, start: number): number {
  const stop = scan.numberEnd(text, start);
  return /^(0x[\da-f]+|0b[01]+|[\d.]+(e\d*)?)[ulfi]*$/i.test(text.slice(start, stop)) ? -1 : stop;
}

/** `|=`, `&`. */
function operatorEnd(text: string, start: number): number {
  const found = /^[|&+\-*/%<>=!^~]+/.exec(text.slice(start, start + 4));
  return found ? start + found[0].length : -1;
}

function endsArgument(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === scan.COMMA || c === scan.CLOSE;
}
