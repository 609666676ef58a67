/** Cuts a file into its top-level items in one pass over its char codes, so that half-typed code damages the item it
 *  stands in and no other. It parses nothing: functions, macros and declarations are told apart by their outer shape,
 *  and a brace in column 0 is believed before a count of braces. */
import { conditionOf, nextArm, type OpenIf } from './conditions.ts';
import { Head, startsItem } from './head.ts';
import { addMentions, createMentions } from './mentions.ts';
import * as scan from './scan.ts';
import type { Item, ItemKind, Names } from './syntax.ts';
import { UNDERSCORED, type Words, wordsOf } from './words.ts';

/** Blank lines, comments and conditional directives between two items are one `other` item, so that an item starts
 *  with its first word and is not moved by what precedes it. */
export function splitItems(text: string, names: Names): Item[] {
  const splitter = new Splitter(text, names);
  splitter.run();
  return splitter.items;
}

/** An open `#if` with the nesting that every further arm goes back to. */
interface Arms extends OpenIf {
  readonly braces: number;
  readonly parens: number;
  readonly head: Head;
  readonly body: Body;
}

type Body = 'none' | 'function' | 'braces';

class Splitter {
  readonly items: Item[] = [];
  private readonly text: string;
  private readonly names: Names;
  private readonly words: Words;
  private readonly mentions = createMentions();
  private readonly ifs: Arms[] = [];
  /** Of the place, and of where the item in progress started; shared by the items of one arm. */
  private conditions: readonly string[] = [];
  private startConditions: readonly string[] = [];
  private pos = 0;
  private lineStart = 0;
  /** Behind the last item. */
  private done = 0;
  /** Of the item in progress, or -1 between items. */
  private start = -1;
  /** Behind the last thing of it that is no blank. */
  private last = 0;
  private head = new Head();
  private body: Body = 'none';
  private braces = 0;
  private parens = 0;
  /** The item is whole, but the `#if` inside it is not: its other arms are still to come. */
  private cut = false;
  private sawColumnZeroBrace = false;

  constructor(text: string, names: Names) {
    this.text = text;
    this.names = names;
    this.words = wordsOf(names);
  }

  run(): void {
    const { text } = this;
    while (this.pos < text.length) {
      if (this.braces > 0) this.inside();
      const c = text.charCodeAt(this.pos);
      if (scan.isLetter(c)) this.word();
      else if (c === scan.LF) this.lineStart = ++this.pos;
      else if (scan.isSpace(c)) this.pos = scan.spacesEnd(text, this.pos);
      else if (scan.isDigit(c)) this.take(scan.numberEnd(text, this.pos));
      else if (c === scan.SLASH && scan.startsComment(text, this.pos)) this.comment();
      else if (c === scan.QUOTE || c === scan.APOSTROPHE) this.take(scan.literalEnd(text, this.pos));
      else if (c === scan.HASH && this.isFirstOnLine()) this.directive();
      else if (this.pos < text.length) this.punctuation(c);
    }
    this.finishFile();
  }

  /** Runs through a body as long as nothing can end it: most of every file. Comments, literals, directives, words in
   *  column 0 and a brace that may be the last are left to the slower way. */
  private inside(): void {
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
        pos = scan.wordEnd(text, pos);
        mentions.add(names.idAt(text, start, pos));
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

  /** Moves behind something that belongs to the item in progress, or starts one. */
  private take(end: number): void {
    if (this.start < 0) this.begin();
    this.pos = this.last = end;
  }

  private word(): void {
    const { text, pos } = this;
    const end = scan.wordEnd(text, pos);
    const id = this.names.idAt(text, pos, end);
    if (pos === this.lineStart && this.start >= 0 && this.startsAnew(end, this.words.flags(id)))
      this.finish(this.last);
    if (this.start < 0) this.begin();
    if (this.braces === 0 && this.parens === 0 && (this.body === 'none' || this.head.goesOnBehindBody())) {
      this.head.word(text, pos, end, this.words.flags(id));
    }
    this.mentions.add(id);
    this.pos = this.last = end;
  }

  private startsAnew(end: number, flags: number): boolean {
    if (this.braces > 0 || this.parens > 0) return startsItem(this.text, end, flags);
    return this.body === 'none' ? this.head.cannotContinue(flags) : (flags & UNDERSCORED) === 0;
  }

  private comment(): void {
    const { text, pos } = this;
    let end = scan.commentEnd(text, pos);
    // Typed into a body and not closed yet: no comment there runs over the body's own brace.
    if (this.start >= 0 && pos > this.lineStart && /\n\}/.test(text.slice(pos, end)))
      end = scan.logicalEnd(text, pos);
    const broken = text.lastIndexOf('\n', end - 1);
    if (broken >= pos) this.lineStart = broken + 1;
    this.pos = end;
  }

  private punctuation(c: number): void {
    if (c === scan.CLOSE_BRACE) {
      this.closeBrace();
      return;
    }
    if (this.start < 0 && (c === scan.SEMICOLON || c === scan.BACKSLASH)) {
      this.pos++;
      return;
    }
    this.take(this.pos + 1);
    if (c === scan.OPEN_BRACE) this.openBrace();
    else if (c === scan.OPEN) this.parens++;
    else if (c === scan.CLOSE) this.closeParen();
    else if (this.braces === 0 && this.parens === 0) this.outside(c);
  }

  private outside(c: number): void {
    if (c === scan.SEMICOLON) this.finishUnlessCut();
    else if (c === scan.EQUALS) this.head.assigned = true;
    else if (c === scan.OPEN_BRACKET) this.pos = this.last = this.bracketEnd();
  }

  /** Behind `[…]` in a head, whose words name nothing; an unclosed one is passed over alone. */
  private bracketEnd(): number {
    const close = this.text.indexOf(']', this.pos);
    const end = this.text.indexOf('\n', this.pos);
    if (close < 0 || (end >= 0 && end < close)) return this.pos;
    addMentions(this.text, this.pos, close, this.names, this.mentions);
    return close + 1;
  }

  private closeParen(): void {
    if (this.parens > 0) this.parens--;
    const { head } = this;
    if (this.parens > 0 || this.braces > 0 || head.nameStart < 0 || head.complete) return;
    if (this.pos > head.nameEnd) head.complete = true;
  }

  private openBrace(): void {
    if (this.braces++ > 0 || this.parens > 0) return;
    this.body = this.head.opensFunction() ? 'function' : 'braces';
  }

  private closeBrace(): void {
    const inColumnZero = this.pos === this.lineStart;
    if (inColumnZero) this.sawColumnZeroBrace = true;
    if (this.start < 0) {
      // Left over from a function that was closed too early; it stays between the items.
      this.pos++;
      return;
    }
    this.take(this.pos + 1);
    if (inColumnZero && this.endsHere()) this.braces = this.parens = 0;
    else if (this.braces > 0) this.braces--;
    if (this.braces > 0 || this.parens > 0) return;
    if (this.body === 'function' || this.body === 'none' || this.head.isStatement()) this.finishUnlessCut();
  }

  /** Of a brace in column 0: in an initialiser only the one before a semicolon is the last. */
  private endsHere(): boolean {
    if (this.body === 'function') return this.braces === 1 || !this.goesOn();
    if (this.body === 'none') return this.parens === 0;
    return this.text.charCodeAt(scan.skipSpaces(this.text, this.pos)) === scan.SEMICOLON;
  }

  /** Badly indented code: what stands behind the brace, `else`, an indented statement or a label, is of the body. */
  private goesOn(): boolean {
    const { text } = this;
    const next = scan.skipBlanks(text, this.pos);
    if (next === text.length) return false;
    if (text.charCodeAt(next - 1) !== scan.LF) return true;
    return /^\w+[ \t]*:/.test(text.slice(next, next + 80));
  }

  private isFirstOnLine(): boolean {
    return scan.skipSpaces(this.text, this.lineStart) === this.pos;
  }

  private directive(): void {
    const { text } = this;
    const at = this.pos;
    const wordAt = scan.skipSpaces(text, at + 1);
    const wordStop = scan.wordEnd(text, wordAt);
    const word = text.slice(wordAt, wordStop);
    const end = scan.directiveEnd(text, wordStop);
    if (word === 'define' || word === 'include') this.definition(word, wordStop, end);
    else if (word === 'undef') this.mention(wordStop, end);
    else if (word.startsWith('if')) this.openIf(word, wordStop, end);
    else if (word.startsWith('el')) this.nextArm(word, wordStop, end);
    else if (word === 'endif') this.closeIf();
    this.pos = this.lineStart = end;
    if (this.start < 0) return;
    this.last = end;
    if (this.cut && !this.ifs.some((open) => open.inItem)) this.finish(end);
  }

  /** `#define` and `#include` are items of their own but inside a body or between the parts of a declaration. */
  private definition(word: string, wordStop: number, end: number): void {
    const at = this.pos;
    if (this.start >= 0) {
      if (this.braces > 0 || this.parens > 0 || this.head.assigned) {
        this.mention(wordStop, end);
        return;
      }
      this.finish(this.last);
    }
    this.begin();
    this.mention(wordStop, end);
    const nameAt = scan.skipSpaces(this.text, wordStop);
    const nameStop = word === 'define' ? scan.wordEnd(this.text, nameAt) : pathEnd(this.text, nameAt, end);
    const name = scan.ownCopy(this.text, nameAt, nameStop);
    this.push(word === 'define' ? 'macro' : 'include', name, at, end);
  }

  private openIf(word: string, wordStop: number, end: number): void {
    this.finishBareCall();
    this.mention(wordStop, end);
    const { braces, parens, body } = this;
    const head = this.head.copy();
    const rest = plainText(this.text, wordStop, end);
    const guard =
      word === 'ifndef' && this.done === 0 && this.ifs.length === 0 && isGuard(this.text, rest, end);
    const condition = guard ? '' : conditionOf(word, rest);
    const inItem = this.start >= 0;
    this.ifs.push({
      condition,
      arms: [conditionOf(word, rest)],
      at: this.pos,
      inItem,
      braces,
      parens,
      head,
      body,
    });
    this.recount();
  }

  private nextArm(word: string, wordStop: number, end: number): void {
    this.finishBareCall();
    const open = this.ifs.at(-1);
    if (!open || !this.drawIn(open)) return;
    this.mention(wordStop, end);
    nextArm(open, word, plainText(this.text, wordStop, end));
    this.recount();
    this.cut = false;
    if (this.start < 0) return;
    this.braces = open.braces;
    this.parens = open.parens;
    this.head = open.head.copy();
    this.body = open.body;
  }

  private closeIf(): void {
    this.finishBareCall();
    const open = this.ifs.at(-1);
    // Behind a body's brace it is left over from an edit: the `#if` outside has its own.
    if (!open || (this.start >= 0 && !open.inItem && this.body !== 'none')) return;
    if (!this.drawIn(open)) return;
    this.ifs.pop();
    this.recount();
  }

  /** A directive after `NAME(…)` ends it; nothing else in a head can be told to be finished. */
  private finishBareCall(): void {
    if (this.start < 0 || this.braces > 0 || this.parens > 0 || this.cut) return;
    if (this.body === 'braces' || (this.body === 'none' && this.head.isBareCall())) this.finish(this.last);
  }

  /** An `#if` that stands before the item in progress, but whose arms cut through it, belongs to the item. False:
   *  it cannot, and the directive is a leftover. */
  private drawIn(open: Arms): boolean {
    if (this.start < 0 || open.inItem) return true;
    const gap = this.items.at(-1);
    if (gap?.kind !== 'other' || gap.end !== this.start || gap.start > open.at) {
      if (this.body === 'none') this.finish(this.last);
      return this.start < 0;
    }
    this.items.pop();
    this.mentions.take();
    addMentions(this.text, gap.start, open.at, this.names, this.mentions);
    this.done = gap.start;
    this.start = open.at;
    this.startConditions = this.ifs
      .slice(0, this.ifs.indexOf(open))
      .map((outer) => outer.condition)
      .filter(Boolean);
    this.fillGap(open.at);
    addMentions(this.text, open.at, this.pos, this.names, this.mentions);
    open.inItem = true;
    return true;
  }

  private recount(): void {
    this.conditions = this.ifs.map((open) => open.condition).filter(Boolean);
  }

  private mention(start: number, end: number): void {
    addMentions(this.text, start, end, this.names, this.mentions);
  }

  private begin(): void {
    this.fillGap(this.pos);
    this.start = this.last = this.pos;
    this.startConditions = this.conditions;
  }

  private fillGap(end: number): void {
    if (this.done < end) this.push('other', '', this.done, end);
  }

  private push(kind: ItemKind, name: string, start: number, end: number): void {
    const conditions = kind === 'other' && this.start < 0 ? none : this.startConditions;
    this.items.push({ kind, name, start, end, conditions, mentions: this.mentions.take() });
    this.done = end;
    this.start = -1;
  }

  private finishUnlessCut(): void {
    const next = this.ifs.some((open) => open.inItem) ? scan.skipBlanks(this.text, this.pos) : -1;
    this.cut = next >= 0 && /^#[ \t]*(el|endif)/.test(this.text.slice(next, next + 16));
    if (!this.cut) this.finish(this.pos);
  }

  private finish(end: number): void {
    const at = this.head.name();
    const name = at ? this.names.name(this.names.idAt(this.text, at.start, at.end)) : '';
    this.push(this.kind(end), name, this.start, end);
    this.head = new Head();
    this.body = 'none';
    this.braces = this.parens = 0;
    this.cut = false;
    if (this.ifs.length === 0 || !this.ifs.at(-1)!.inItem) return;
    while (this.ifs.at(-1)?.inItem) this.ifs.pop();
    this.recount();
  }

  private kind(end: number): ItemKind {
    if (this.body === 'function') return 'function';
    if (this.head.isStatement()) return 'other';
    const c = this.text.charCodeAt(end - 1);
    const ended = this.cut || c === scan.SEMICOLON || c === scan.CLOSE_BRACE || this.head.isBareCall();
    return ended && this.head.count > 0 ? 'declaration' : 'other';
  }

  private finishFile(): void {
    const { text, start } = this;
    if (start >= 0 && this.braces > 0 && !this.sawColumnZeroBrace && isCrowded(text, start)) {
      this.mentions.take();
      this.items.length = this.done = 0;
      this.startConditions = none;
      addMentions(text, 0, text.length, this.names, this.mentions);
      this.push('file', '', 0, text.length);
    }
    if (this.start >= 0) this.finish(this.last);
    this.fillGap(text.length);
  }
}

const none: readonly string[] = [];

/** How a unit inside a body is passed. */
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

/** An item that starts, or goes on to the end of the file, in the middle of a line: with a brace open nothing tells
 *  where it ends. */
const isCrowded = (text: string, start: number): boolean =>
  (start > 0 && text.charCodeAt(start - 1) !== scan.LF) || text.indexOf('\n', start) < 0;

/** Behind `"path"` or `<path>`; a macro's name is a path too. */
function pathEnd(text: string, at: number, end: number): number {
  const close = text.charCodeAt(at) === scan.QUOTE ? '"' : '>';
  const found = text.indexOf(close, at + 1);
  return found >= 0 && found < end ? found + 1 : scan.wordEnd(text, at);
}

/** A directive's rest on one line: comments, continuations and outer blanks taken away. */
function plainText(text: string, start: number, end: number): string {
  const words = text.slice(start, end).replace(/\/\*[\s\S]*?\*\/|\/\/.*|\\\r?\n/g, ' ');
  return scan.ownCopy(words, 0, words.length).replace(/\s+/g, ' ').trim();
}

/** `#ifndef X` whose next directive is `#define X`. */
function isGuard(text: string, name: string, end: number): boolean {
  const next = scan.skipBlanks(text, end);
  return (
    text.startsWith(`#define ${name}`, next) && !scan.isWordUnit(text.charCodeAt(next + 8 + name.length))
  );
}
