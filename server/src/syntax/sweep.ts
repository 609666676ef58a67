/** The place of the one pass over a file's char codes: where it is, how deep in braces and parentheses, and what it saw
 *  mentioned. It knows no item; whoever sweeps decides what a brace or a directive means. */
import { addMentions, createMentions } from './mentions.ts';
import * as scan from './scan.ts';
import type { Names } from './syntax.ts';

export class Sweep {
  protected readonly text: string;
  protected readonly names: Names;
  protected readonly mentions = createMentions();
  protected pos = 0;
  protected lineStart = 0;
  /** Behind the last thing that is no blank. */
  protected last = 0;
  protected braces = 0;
  protected parens = 0;
  /** Where the next comment ends, so that nothing is looked for twice. */
  private nextClose = -1;

  constructor(text: string, names: Names) {
    this.text = text;
    this.names = names;
  }

  /** Runs through a body as long as nothing can end it: most of every file. Comments, literals, directives, words in
   *  column 0 and a brace that may be the last are left to the slower way. */
  protected inside(): void {
    const { text, names, mentions } = this;
    let { pos, last, lineStart, braces, parens } = this;
    while (pos < text.length) {
      const c = text.charCodeAt(pos);
      const pace = paces[c]!;
      if (pace === BLANK) {
        pos++;
        continue;
      }
      if (c === scan.LF) {
        lineStart = ++pos;
        continue;
      }
      if (pace === STOP || (pos === lineStart && pace === LETTER)) break;
      if (c === scan.CLOSE_BRACE && (braces === 1 || pos === lineStart)) break;
      const start = pos++;
      if (pace === LETTER) {
        mentions.add(names.idFrom(text, start));
        pos = names.end;
      } else if (pace === DIGIT) pos = scan.numberEnd(text, pos);
      else if (c === scan.OPEN) parens++;
      else if (c === scan.CLOSE) parens -= parens > 0 ? 1 : 0;
      else if (c === scan.OPEN_BRACE) braces++;
      else if (c === scan.CLOSE_BRACE) braces--;
      last = pos;
    }
    this.pos = pos;
    this.last = last;
    this.lineStart = lineStart;
    this.braces = braces;
    this.parens = parens;
  }

  /** Behind a comment. One in a body that runs over the body's own brace, or over another's start, is being typed, and
   *  ends with its line. */
  protected comment(inBody: boolean): void {
    const { text, pos } = this;
    const isLine = text.charCodeAt(pos + 1) === scan.SLASH;
    let end = isLine ? scan.logicalEnd(text, pos) : this.blockEnd();
    const broken = text.lastIndexOf('\n', end - 1);
    if (broken >= pos) this.lineStart = broken + 1;
    if (inBody && !isLine && broken >= pos && /\n\}|\s\/\*/.test(text.slice(pos, end))) {
      end = scan.logicalEnd(text, pos);
      this.lineStart = text.lastIndexOf('\n', end - 1) + 1;
    }
    this.pos = end;
  }

  private blockEnd(): number {
    const from = this.pos + 2;
    if (this.nextClose < from) {
      const at = this.text.indexOf('*/', from);
      this.nextClose = at < 0 ? this.text.length : at;
    }
    return Math.min(this.nextClose + 2, this.text.length);
  }

  protected isFirstOnLine(): boolean {
    return scan.skipSpaces(this.text, this.lineStart) === this.pos;
  }

  protected mention(start: number, end: number): void {
    addMentions(this.text, start, end, this.names, this.mentions);
  }

  /** Behind `…]` on this line; an unclosed bracket is passed over alone. 256: no array's length is longer. */
  protected bracketEnd(): number {
    for (let i = this.pos; i < this.pos + 256; i++) {
      const c = this.text.charCodeAt(i);
      if (c === scan.CLOSE_BRACKET) {
        this.mention(this.pos, i);
        return i + 1;
      }
      if (c === scan.LF || c === scan.OPEN_BRACE || c === scan.SEMICOLON) break;
    }
    return this.pos;
  }

  /** Badly indented code: what stands behind a brace in column 0 or a directive belongs to the same body where it is
   *  `else`, an indented statement, a label or that body's brace. */
  protected goesOn(at: number): boolean {
    const { text } = this;
    const next = scan.skipBlanks(text, at);
    if (next === text.length) return false;
    if (text.charCodeAt(next - 1) !== scan.LF) return true;
    return /^(\w+[ \t]*:|\})/.test(text.slice(next, next + 80));
  }

  /** An item that starts, or goes on to the end of the file, in the middle of a line: with a brace open nothing tells
   *  where it ends. */
  protected isCrowded(start: number): boolean {
    return (start > 0 && this.text.charCodeAt(start - 1) !== scan.LF) || this.text.indexOf('\n', start) < 0;
  }
}

/** How a unit inside a body is passed; 0 for punctuation. */
const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const STOP = 4;
const paces = new Uint8Array(1 << 16);
for (let c = 0; c < paces.length; c++) {
  if (scan.isLetter(c)) paces[c] = LETTER;
  else if (scan.isDigit(c)) paces[c] = DIGIT;
  else if (scan.isSpace(c)) paces[c] = BLANK;
}
for (const c of [scan.SLASH, scan.QUOTE, scan.APOSTROPHE, scan.HASH]) paces[c] = STOP;
