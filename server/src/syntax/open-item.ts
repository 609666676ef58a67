/** The item in progress while a file is split: where it starts, what its head says, which `#if` arms cut through it, and
 *  how it ends. It moves through no text but to give some of it back. */

import type { OpenIf } from './conditions.ts';
import * as conditions from './conditions.ts';
import { Head } from './head.ts';
import * as scan from './scan.ts';
import { Sweep } from './sweep.ts';
import type { Item, ItemKind, Names } from './syntax.ts';
import { type Words, wordsOf } from './words.ts';

/** An open `#if` with the nesting that every further arm goes back to. */
interface Arms extends OpenIf {
  readonly braces: number;
  readonly parens: number;
  readonly head: Head;
  readonly body: Body;
}

type Body = 'none' | 'function' | 'braces';

export class OpenItem extends Sweep {
  readonly items: Item[] = [];
  protected readonly words: Words;
  protected readonly ifs: Arms[] = [];
  /** Of the place, and of where the item in progress started; shared by the items of one arm. */
  protected conditions = none;
  protected startConditions = none;
  /** Behind the last item. */
  protected done = 0;
  /** Of the item in progress, or -1 between items. */
  protected start = -1;
  protected head = new Head();
  protected body: Body = 'none';
  /** The item is whole, but the `#if` inside it is not: its other arms are still to come. */
  protected cut = false;
  /** Behind its last directive. */
  protected lastDirective = 0;
  /** Where it was whole for the first time, or -1. */
  protected cutAt = -1;
  protected sawColumnZeroBrace = false;

  constructor(text: string, names: Names) {
    super(text, names);
    this.words = wordsOf(names);
  }

  /** Moves behind something that belongs to the item in progress, or starts one. */
  protected take(end: number): void {
    if (this.start < 0) this.begin();
    this.pos = this.last = end;
  }

  protected hasOpenIf(): boolean {
    return this.ifs.at(-1)?.inItem === true;
  }

  /** A directive after `NAME(…)` ends it; nothing else in a head can be told to be finished. */
  protected finishBareCall(): void {
    if (this.start < 0 || this.braces > 0 || this.parens > 0 || this.cut) return;
    if (this.body === 'braces' || (this.body === 'none' && this.head.isBareCall())) this.finish(this.last);
  }

  /** An `#if` that stands before the item in progress, but whose arms cut through its head, belongs to the item. One
   *  that cannot ends the item. */
  protected drawIn(open: Arms): void {
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
  protected endsWithOpenBrace(): boolean {
    const { text, last } = this;
    return (
      text.charCodeAt(last - 1) === scan.OPEN_BRACE && text.charCodeAt(scan.spacesEnd(text, last)) === scan.LF
    );
  }

  protected begin(): void {
    this.fillGap(this.pos);
    this.start = this.last = this.pos;
    this.startConditions = this.conditions;
  }

  protected fillGap(end: number): void {
    if (this.done < end) this.push('other', '', this.done, end);
  }

  protected push(kind: ItemKind, name: string, start: number, end: number): void {
    const around = kind === 'other' && this.start < 0 ? none : this.startConditions;
    this.items.push({ kind, name, start, end, conditions: around, mentions: this.mentions.take() });
    this.done = end;
    this.start = -1;
  }

  /** In an arm that its item opened the other arms have an end of their own; behind the first arm alone there is none,
   *  and the `#if` is a leftover. */
  protected finishUnlessCut(): void {
    if (!this.hasOpenIf()) {
      this.cut = false;
      this.finish(this.pos);
      return;
    }
    const next = scan.skipBlanks(this.text, this.pos);
    const found = /^#[ \t]*(el|endif)/.exec(this.text.slice(next, next + 16));
    this.cut = found !== null && (found[1] === 'el' || this.ifs.at(-1)!.later);
    if (!this.cut) this.finish(this.pos);
    else if (this.cutAt < 0) this.cutAt = this.pos;
  }

  /** The item ended before `pos` in spite of its braces: where an arm was whole for the first time, or before an `#if`
   *  that has nothing of it. The directives behind are read again as another's. */
  protected giveUp(): void {
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

  protected finish(end: number): void {
    const at = this.head.name();
    const name = at ? scan.ownCopy(this.text, at.start, at.end) : '';
    this.push(this.kind(end), name, this.start, end);
    this.head.clear();
    this.body = 'none';
    this.braces = this.parens = 0;
    this.cut = false;
    this.cutAt = -1;
    if (!this.hasOpenIf()) return;
    while (this.hasOpenIf()) this.ifs.pop();
    this.conditions = conditions.inForce(this.ifs);
  }

  protected kind(end: number): ItemKind {
    if (this.body === 'function') return 'function';
    if (this.head.isStatement()) return 'other';
    const c = this.text.charCodeAt(end - 1);
    const ended = this.cut || c === scan.SEMICOLON || c === scan.CLOSE_BRACE || this.head.isBareCall();
    return ended && this.head.count > 0 ? 'declaration' : 'other';
  }

  /** No item could be told apart: the file is one. */
  protected takeAll(): void {
    this.mentions.take();
    this.items.length = this.done = 0;
    this.startConditions = none;
    this.mention(0, this.text.length);
    this.push('file', '', 0, this.text.length);
  }
}

const none: readonly string[] = [];
