/** The lexical ground of C over char codes: where a word, a comment, a literal or a directive's line ends. It knows no
 *  grammar, keeps no state and never fails: what is unterminated ends where a person would say it does. */

export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const TAB = 9;
export const QUOTE = 34;
export const HASH = 35;
export const APOSTROPHE = 39;
export const OPEN = 40;
export const CLOSE = 41;
export const STAR = 42;
export const COMMA = 44;
export const SLASH = 47;
export const COLON = 58;
export const SEMICOLON = 59;
export const EQUALS = 61;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const UNDERSCORE = 95;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** Classes of units: 1 letter, 2 digit, 4 space but no line feed. Everything beyond ASCII counts as a letter: such text
 *  is never operators. */
const classes = new Uint8Array(1 << 16).fill(1, 128);
for (let c = 0; c < 128; c++) {
  if (/[A-Za-z_$]/.test(String.fromCharCode(c))) classes[c] = 1;
  else if (/[0-9]/.test(String.fromCharCode(c))) classes[c] = 2;
  else if (/[ \t\r\f\v]/.test(String.fromCharCode(c))) classes[c] = 4;
}

/** All of them are false behind the end, where the code is NaN. */
export const isLetter = (c: number): boolean => classes[c] === 1;
export const isDigit = (c: number): boolean => classes[c] === 2;
export const isSpace = (c: number): boolean => classes[c] === 4;
export const isWordUnit = (c: number): boolean => (classes[c]! & 3) !== 0;

/** Behind a run of spaces on this line. */
export function spacesEnd(text: string, at: number): number {
  while (at < text.length && classes[text.charCodeAt(at)] === 4) at++;
  return at;
}

export function wordEnd(text: string, at: number): number {
  while (at < text.length && (classes[text.charCodeAt(at)]! & 3) !== 0) at++;
  return at;
}

/** The end of a number: suffixes, hexadecimal digits and fractions included, exponents' signs not. */
export function numberEnd(text: string, at: number): number {
  while (at < text.length && (isWordUnit(text.charCodeAt(at)) || isFraction(text, at))) at++;
  return at;
}

/** A point in a number, but not the `...` of a case range. */
const isFraction = (text: string, at: number): boolean =>
  text.charCodeAt(at) === 46 && text.charCodeAt(at + 1) !== 46 && text.charCodeAt(at - 1) !== 46;

export const startsComment = (text: string, at: number): boolean =>
  text.charCodeAt(at) === SLASH && (text.charCodeAt(at + 1) === STAR || text.charCodeAt(at + 1) === SLASH);

/** `at` is at `//` or `/*`. A line comment ends before its line break, but for a backslash. */
export function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === SLASH) return logicalEnd(text, at + 2);
  const close = text.indexOf('*/', at + 2);
  return close < 0 ? text.length : close + 2;
}

/** `at` is at the quote. An unterminated literal ends before its line break, but for a backslash. */
export function literalEnd(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === quote) return i + 1;
    if (c === LF) return i;
    if (c === BACKSLASH) i += text.charCodeAt(i + 1) === CR && text.charCodeAt(i + 2) === LF ? 2 : 1;
  }
  return text.length;
}

/** The next line feed that no backslash takes away, or the text's end. */
export function logicalEnd(text: string, at: number): number {
  for (;;) {
    const end = text.indexOf('\n', at);
    if (end < 0) return text.length;
    const last = text.charCodeAt(end - 1) === CR ? end - 2 : end - 1;
    if (last < at || text.charCodeAt(last) !== BACKSLASH) return end;
    at = end + 1;
  }
}

/** Behind the line feed of a directive's last line: continuations and comments count. */
export function directiveEnd(text: string, at: number): number {
  for (let i = at; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (c === LF) return i + 1;
    if (c === BACKSLASH) i += text.charCodeAt(i + 1) === CR ? 3 : 2;
    else if (c === QUOTE || c === APOSTROPHE) i = literalEnd(text, i);
    else if (startsComment(text, i)) i = commentEnd(text, i);
    else i++;
  }
  return text.length;
}

/** Behind spaces on this line, backslashed line breaks included. */
export function skipSpaces(text: string, at: number): number {
  for (; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (isSpace(c)) continue;
    if (c !== BACKSLASH || !/^\\\r?\n/.test(text.slice(at, at + 3))) break;
    at = text.indexOf('\n', at);
  }
  return at;
}

/** Behind spaces, line breaks and comments. */
export function skipBlanks(text: string, at: number): number {
  while (at < text.length) {
    const c = text.charCodeAt(at);
    if (c === LF || isSpace(c)) at++;
    else if (startsComment(text, at)) at = commentEnd(text, at);
    else break;
  }
  return at;
}

/** `at` is at `(`; the place behind its `)`, or -1 where it does not close before `limit`. */
export function groupEnd(text: string, at: number, limit: number = text.length): number {
  let depth = 0;
  for (let i = at; i < limit; ) {
    const c = text.charCodeAt(i);
    if (c === QUOTE || c === APOSTROPHE) i = literalEnd(text, i);
    else if (startsComment(text, i)) i = commentEnd(text, i);
    else {
      if (c === OPEN) depth++;
      else if (c === CLOSE && --depth === 0) return i + 1;
      i++;
    }
  }
  return -1;
}

/** A string of its own: V8 lets a slice of 13 units or more keep the whole text alive, and copies shorter ones. */
export function ownCopy(text: string, start: number, end: number): string {
  let copy = '';
  for (let at = start; at < end; at += 12) copy += text.slice(at, Math.min(at + 12, end));
  return copy;
}
