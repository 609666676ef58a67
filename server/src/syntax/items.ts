/** Cuts a file into its top-level items in one pass over its char codes, so that half-typed code damages the item it
 *  stands in and no other. It parses nothing: functions, macros and declarations are told apart by their outer shape,
 *  and a brace in column 0 is believed before a count of braces. */

import type { Directive, OpenIf } from './conditions.ts';
import * as conditions from './conditions.ts';
import { Head, startsItem } from './head.ts';
import * as scan from './scan.ts';
import { Sweep } from './sweep.ts';
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

class Splitter extends Sweep {
  readonly items: Item[] = [];
  private readonly words: Words;
  private readonly ifs: Arms[] = [];
  /** Of the place, and of where the item in progress started; shared by the items of one arm. */
  private conditions = none;
  private startConditions = none;
  /** Behind the last item. */
  private done = 0;
  /** Of the item in progress, or -1 between items. */
  private start = -1;
  private head = new Head();
  private body: Body = 'none';
  /** The item is whole, but the `#if` inside it is not: its other arms are still to come. */
  private cut = false;
  /** Behind its last directive. */
  private lastDirective = 0;
  /** Where it was whole for the first time, or -1. */
  private cutAt = -1;
  private sawColumnZeroBrace = false;

  constructor(text: string, names: Names) {
    super(text, names);
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
      else if (c === scan.SLASH && scan.startsComment(text, this.pos)) this.comment(this.isInBody());
      else if (c === scan.QUOTE || c === scan.APOSTROPHE) this.take(scan.literalEnd(text, this.pos));
      else if (c === scan.HASH && this.isFirstOnLine()) this.directive();
      else if (this.pos < text.length) this.punctuation(c);
    }
    this.finishFile();
  }

  private isInBody(): boolean {
    return this.start >= 0 && (this.braces > 0 || this.pos > this.lineStart);
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
    const flags = this.words.flags(id);
    if (pos === this.lineStart && this.start >= 0 && this.startsAnew(end, flags)) this.giveUp();
    if (this.pos < pos) return;
    if (this.start < 0) this.begin();
    if (this.braces === 0 && this.parens === 0 && (this.body === 'none' || this.head.goesOnBehindBody())) {
      this.head.word(text, pos, end, flags);
    }
    this.mentions.add(id);
    this.pos = this.last = end;
  }

  private startsAnew(end: number, flags: number): boolean {
    if (this.braces > 0 || this.parens > 0) return startsItem(this.text, end, flags);
    return this.body === 'none' ? this.head.cannotContinue(flags) : (flags & UNDERSCORED) === 0;
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
    else if (this.braces > 0 || this.parens > 0) return;
    else if (c === scan.SEMICOLON) this.finishUnlessCut();
    else if (c === scan.EQUALS) this.head.assigned = true;
    // The words in an array's length name nothing.
    else if (c === scan.OPEN_BRACKET) this.pos = this.last = this.bracketEnd();
  }

  private closeParen(): void {
    if (this.parens > 0) this.parens--;
    if (this.parens > 0 || this.braces > 0 || this.head.nameStart < 0) return;
    if (this.pos > this.head.nameEnd) this.head.complete = true;
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
    if (this.body !== 'braces' || this.head.isStatement()) this.finishUnlessCut();
  }

  /** Of a brace in column 0: in an initialiser only the one before a semicolon is the last. */
  private endsHere(): boolean {
    if (this.body === 'function') return this.braces === 1 || !this.goesOn(this.pos);
    if (this.body === 'none') return this.parens === 0;
    return this.text.charCodeAt(scan.skipSpaces(this.text, this.pos)) === scan.SEMICOLON;
  }

  private directive(): void {
    const directive = conditions.directiveAt(this.text, this.pos);
    const { word, wordEnd, end } = directive;
    if (word === 'define' || word === 'include') this.definition(directive);
    else if (word === 'undef') this.mention(wordEnd, end);
    else if (word.startsWith('if')) this.openIf(directive);
    else if (word.startsWith('el')) this.nextArm(directive);
    else if (word === 'endif') this.closeIf(end);
    this.pos = this.lineStart = end;
    if (this.start < 0) return;
    this.lastDirective = end;
    if (this.cut && !this.hasOpenIf()) this.finish(end);
  }

  /** `#define` and `#include` are items of their own but inside a body or between the parts of a declaration. */
  private definition(directive: Directive): void {
    const { wordEnd, end } = directive;
    if (this.start >= 0) {
      if (this.braces > 0 || this.parens > 0 || this.head.assigned) {
        this.mention(wordEnd, end);
        return;
      }
      this.finish(this.last);
    }
    this.begin();
    this.mention(wordEnd, end);
    const kind = directive.word === 'define' ? 'macro' : 'include';
    this.push(kind, conditions.definedName(this.text, directive), directive.start, end);
  }

  private openIf(directive: Directive): void {
    this.finishBareCall();
    this.mention(directive.wordEnd, directive.end);
    const rest = conditions.plainRest(this.text, directive);
    const own = conditions.conditionOf(directive.word, rest);
    const isFirst = this.done === 0 && this.ifs.length === 0;
    const condition = isFirst && conditions.isIncludeGuard(this.text, directive, rest) ? '' : own;
    const { braces, parens, body, pos: at } = this;
    const inItem = this.start >= 0;
    this.ifs.push({
      condition,
      arms: [own],
      later: false,
      at,
      inItem,
      braces,
      parens,
      body,
      head: this.head.copy(),
    });
    this.conditions = conditions.inForce(this.ifs);
  }

  private nextArm(directive: Directive): void {
    this.finishBareCall();
    const open = this.ifs.at(-1);
    if (!open) return;
    this.drawIn(open);
    this.mention(directive.wordEnd, directive.end);
    conditions.nextArm(open, directive.word, conditions.plainRest(this.text, directive));
    this.conditions = conditions.inForce(this.ifs);
    this.cut = false;
    if (this.start < 0) return;
    this.braces = open.braces;
    this.parens = open.parens;
    this.head = open.head.copy();
    this.body = open.body;
  }

  private closeIf(end: number): void {
    this.finishBareCall();
    const open = this.ifs.at(-1);
    if (!open) return;
    // In a body that goes on it is left over from an edit: the `#if` outside has its own.
    if (this.start >= 0 && !open.inItem && this.body !== 'none' && this.goesOn(end)) return;
    this.drawIn(open);
    this.ifs.pop();
    this.conditions = conditions.inForce(this.ifs);
  }

  private hasOpenIf(): boolean {
    return this.ifs.at(-1)?.inItem === true;
  }

  /** A directive after `NAME(…)` ends it; nothing else in a head can be told to be finished. */
  private finishBareCall(): void {
    if (this.start < 0 || this.braces > 0 || this.parens > 0 || this.cut) return;
    if (this.body === 'braces' || (this.body === 'none' && this.head.isBareCall())) this.finish(this.last);
  }

  /** An `#if` that stands before the item in progress, but whose arms cut through its head, belongs to the item. One
   *  that cannot ends the item. */
  private drawIn(open: Arms): void {
    if (this.start < 0 || open.inItem) return;
    const gap = this.items.at(-1);
    const isHead = this.body === 'none' || this.endsWithOpenBrace();
    if (!isHead || gap?.kind !== 'other' || gap.end !== this.start || gap.start > open.at) {
      this.finish(this.last);
      return;
    }
    this.items.pop();
    this.mentions.take();
    this.done = gap.start;
    this.start = -1;
    this.mention(gap.start, open.at);
    this.fillGap(open.at);
    this.start = open.at;
    this.startConditions = conditions.inForce(this.ifs.slice(0, this.ifs.indexOf(open)));
    this.mention(open.at, this.pos);
    open.inItem = true;
  }

  /** `int f(long a) {` at the end of an arm, and nothing of the body. */
  private endsWithOpenBrace(): boolean {
    const { text, last } = this;
    return (
      text.charCodeAt(last - 1) === scan.OPEN_BRACE && text.charCodeAt(scan.spacesEnd(text, last)) === scan.LF
    );
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
    const around = kind === 'other' && this.start < 0 ? none : this.startConditions;
    this.items.push({ kind, name, start, end, conditions: around, mentions: this.mentions.take() });
    this.done = end;
    this.start = -1;
  }

  /** In an arm that its item opened the other arms have an end of their own; behind the first arm alone there is none,
   *  and the `#if` is a leftover. */
  private finishUnlessCut(): void {
    const next = this.hasOpenIf() ? scan.skipBlanks(this.text, this.pos) : this.text.length;
    const found = /^#[ \t]*(el|endif)/.exec(this.text.slice(next, next + 16));
    this.cut = found !== null && (found[1] === 'el' || this.ifs.at(-1)!.later);
    if (!this.cut) this.finish(this.pos);
    else if (this.cutAt < 0) this.cutAt = this.pos;
  }

  /** The item ended before `pos` in spite of its braces: where an arm was whole for the first time, or before an `#if`
   *  that has nothing of it. The directives behind are read again as another's. */
  private giveUp(): void {
    const loose = this.ifs.find(({ inItem, at }) => inItem && at >= this.last);
    if (this.cutAt < 0 && !loose) {
      this.finish(Math.max(this.last, this.lastDirective));
      return;
    }
    const end = this.cutAt < 0 ? this.last : this.cutAt;
    this.mentions.take();
    this.mention(this.start, end);
    this.finish(end);
    this.pos = loose && this.cutAt < 0 ? loose.at : end;
    this.lineStart = this.text.lastIndexOf('\n', this.pos - 1) + 1;
  }

  private finish(end: number): void {
    const at = this.head.name();
    const name = at ? this.names.name(this.names.idAt(this.text, at.start, at.end)) : '';
    this.push(this.kind(end), name, this.start, end);
    this.head = new Head();
    this.body = 'none';
    this.braces = this.parens = 0;
    this.cut = false;
    this.cutAt = -1;
    if (!this.hasOpenIf()) return;
    while (this.hasOpenIf()) this.ifs.pop();
    this.conditions = conditions.inForce(this.ifs);
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
    if (start >= 0 && this.braces > 0 && !this.sawColumnZeroBrace && this.isCrowded(start)) {
      this.mentions.take();
      this.items.length = this.done = 0;
      this.startConditions = none;
      this.mention(0, text.length);
      this.push('file', '', 0, text.length);
    }
    if (this.start >= 0) this.finish(Math.max(this.last, this.lastDirective));
    this.fillGap(text.length);
  }
}

const none: readonly string[] = [];
