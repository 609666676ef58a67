/** Finds the `#if` groups that cut a statement or an expression in two, which no grammar without a preprocessor can
 *  read. It evaluates no condition: of such a group the first arm stays and the others go. */
import type { Span } from '../text/range.ts';
import * as scan from './scan.ts';

export interface Cut {
  readonly at: Span;
  /** The directive's text, where one is written over; '' for an arm that is. */
  readonly word: string;
}

/** Ascending, without overlap. */
export function cutDirectives(text: string): readonly Cut[] {
  if (!text.includes('#') || !/^[ \t]*#[ \t]*if/m.test(text)) return [];
  const reader = new Reader(text);
  reader.run();
  const cuts: Cut[] = [];
  for (const group of reader.groups) {
    const inDropped = cuts.some(
      (cut) => cut.at.start <= group.lines[0]!.start && group.lines[0]!.start < cut.at.end,
    );
    if (!group.isWhole && !inDropped) cuts.push(...cutsOf(text, group));
  }
  return cuts.sort((a, b) => a.at.start - b.at.start);
}

interface Group {
  /** Its directives, `#if` first; each without its line break. */
  readonly lines: Span[];
  isWhole: boolean;
  /** Nesting at the `#if`, and behind the first arm. */
  readonly before: Nesting;
  after?: Nesting;
  /** Nothing but blanks and comments since the last directive. */
  armIsEmpty: boolean;
  lowest: number;
}

interface Nesting {
  readonly braces: number;
  readonly parens: readonly number[];
}

class Reader {
  /** Outer before inner. */
  readonly groups: Group[] = [];
  private readonly text: string;
  private readonly open: Group[] = [];
  private braces = 0;
  /** Open parentheses in each open brace. */
  private parens: number[] = [0];
  /** The last token: a word, a unit of punctuation, `case:` or `label:`. */
  private last = ';';
  private beforeLast = ';';
  private inCase = false;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    const { text } = this;
    for (let i = 0; i < text.length; ) {
      const c = text.charCodeAt(i);
      if (scan.isSpace(c) || c === scan.LF) i++;
      else if (scan.startsComment(text, i)) i = scan.commentEnd(text, i);
      else if (c === scan.HASH) i = this.directive(i);
      else {
        const end = tokenEnd(text, i, c);
        this.token(scan.isLetter(c) ? text.slice(i, end) : text[i]!);
        i = end;
      }
    }
    // Half-typed: an `#if` without its `#endif` cuts everything behind it.
    for (const group of this.open) group.isWhole = false;
  }

  private token(token: string): void {
    for (const group of this.open) {
      if (group.armIsEmpty && token === 'else') group.isWhole = false;
      group.armIsEmpty = false;
    }
    if (token === '{') {
      this.braces++;
      this.parens.push(0);
    } else if (token === '}') this.closeBrace();
    else if (token === '(') this.parens[this.parens.length - 1]!++;
    else if (token === ')') this.closeParen();
    else if (token === 'case') this.inCase = true;
    const kind = token === ':' ? this.colon() : token;
    this.beforeLast = this.last;
    this.last = kind;
  }

  private closeBrace(): void {
    this.braces--;
    if (this.parens.length > 1) this.parens.pop();
    for (const group of this.open) group.lowest = Math.min(group.lowest, this.braces);
  }

  private closeParen(): void {
    if (--this.parens[this.parens.length - 1]! >= 0) return;
    for (const group of this.open) group.isWhole = false;
  }

  private colon(): string {
    const ofCase = this.inCase || this.last === 'default';
    this.inCase = false;
    if (ofCase) return 'case:';
    return starts.has(this.beforeLast) && /^\w/.test(this.last) ? 'label:' : ':';
  }

  private directive(at: number): number {
    const { text } = this;
    const end = scan.directiveEnd(text, at);
    const word = /^#[ \t]*(\w*)/.exec(text.slice(at, at + 80))?.[1] ?? '';
    const line = { start: at, end: beforeBreak(text, end) };
    if (word.startsWith('if')) this.openGroup(line);
    else if (word.startsWith('el')) this.nextArm(line);
    else if (word === 'endif') this.closeGroup(line, end);
    return end;
  }

  private openGroup(line: Span): void {
    const isWhole = this.parens.at(-1) === 0 && starts.has(this.last);
    const before = { braces: this.braces, parens: [...this.parens] };
    const group = { lines: [line], isWhole, before, armIsEmpty: true, lowest: this.braces };
    this.groups.push(group);
    this.open.push(group);
  }

  private nextArm(line: Span): void {
    const group = this.open.at(-1);
    if (!group) return;
    this.endArm(group, line);
    group.after ??= { braces: this.braces, parens: [...this.parens] };
    group.armIsEmpty = true;
    this.braces = group.before.braces;
    this.parens = [...group.before.parens];
  }

  private closeGroup(line: Span, end: number): void {
    const group = this.open.pop();
    if (!group) return;
    this.endArm(group, line);
    if (this.text.startsWith('else', scan.skipBlanks(this.text, end))) group.isWhole = false;
    if (!group.after) return;
    this.braces = group.after.braces;
    this.parens = [...group.after.parens];
  }

  private endArm(group: Group, line: Span): void {
    group.lines.push(line);
    const level = this.braces === group.before.braces && group.lowest >= group.before.braces;
    const ended = group.armIsEmpty || starts.has(this.last);
    if (!level || !ended || this.parens.at(-1) !== 0) group.isWhole = false;
  }
}

/** Behind these a statement may start, and an arm may end. A label needs a statement behind it. */
const starts = new Set([';', '{', '}', 'case:']);

function cutsOf(text: string, group: Group): Cut[] {
  const cuts: Cut[] = [];
  group.lines.forEach((line, i) => {
    const next = group.lines[i + 1];
    cuts.push({ at: line, word: text.slice(line.start, line.end) });
    if (i > 0 && next) cuts.push({ at: { start: line.end, end: next.start }, word: '' });
  });
  return cuts;
}

function tokenEnd(text: string, at: number, c: number): number {
  if (scan.isLetter(c)) return scan.wordEnd(text, at);
  if (scan.isDigit(c)) return scan.numberEnd(text, at);
  if (c === scan.QUOTE || c === scan.APOSTROPHE) return scan.literalEnd(text, at);
  return at + 1;
}

function beforeBreak(text: string, end: number): number {
  if (text.charCodeAt(end - 1) === scan.LF) end--;
  return text.charCodeAt(end - 1) === scan.CR ? end - 1 : end;
}
