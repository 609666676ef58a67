/** Where a stretch of text calls one of some names, as it is written: outside comments, literals and what `#if 0` takes
 *  out. It reads no grammar, so it also sees calls in text that cannot be parsed, and knows nothing of who is called. */
import type { Span } from '../text/range.ts';
import * as scan from './scan.ts';

export interface NamedCall {
  readonly name: string;
  /** Of the name. */
  readonly at: Span;
}

/** Calls inside braces; in a macro's body braces are not waited for. A member of that name is another function. */
export function callsOf(text: string, names: ReadonlySet<string>, from: 'braces' | 'start'): NamedCall[] {
  const found: NamedCall[] = [];
  let depth = from === 'start' ? 1 : 0;
  let before = 0;
  for (let i = 0; i < text.length; ) {
    const c = text.charCodeAt(i);
    if (scan.isLetter(c)) {
      const end = scan.wordEnd(text, i);
      const isCall = depth > 0 && text.charCodeAt(scan.skipSpaces(text, end)) === scan.OPEN;
      const name = text.slice(i, end);
      if (isCall && names.has(name) && !isMember(text, before)) found.push({ name, at: { start: i, end } });
      i = before = end;
    } else if (scan.startsComment(text, i)) i = scan.commentEnd(text, i);
    else if (c === scan.HASH && isTakenOut(text, i)) i = armEnd(text, i);
    else if (c === scan.QUOTE || c === scan.APOSTROPHE) i = before = scan.literalEnd(text, i);
    else {
      if (c === scan.OPEN_BRACE) depth++;
      else if (c === scan.CLOSE_BRACE && from === 'braces') depth = Math.max(depth - 1, 0);
      i++;
      if (!/\s/.test(text[i - 1]!)) before = i;
    }
  }
  return found;
}

/** `before` is behind the last unit that stands before the name. */
const isMember = (text: string, before: number): boolean =>
  text[before - 1] === '.' || (text[before - 1] === '>' && text[before - 2] === '-');

const isTakenOut = (text: string, at: number): boolean =>
  /^#\s*if\s+0\s*(?:$|\/[/*])/m.test(lineAt(text, at));

const lineAt = (text: string, at: number): string => text.slice(at, ends(text.indexOf('\n', at), text));

const ends = (found: number, text: string): number => (found < 0 ? text.length : found);

/** Behind the `#else` or `#endif` of the `#if` that starts at `at`. */
function armEnd(text: string, at: number): number {
  const directive = /^[ \t]*#[ \t]*(if|el|endif)\w*.*$/gm;
  directive.lastIndex = at;
  let depth = 0;
  for (let match = directive.exec(text); match; match = directive.exec(text)) {
    if (match[1] === 'if') depth++;
    else if (match[1] === 'endif') depth--;
    if (depth === 0 || (depth === 1 && match[1] === 'el')) return directive.lastIndex;
  }
  return text.length;
}
