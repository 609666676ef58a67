/** Cuts a file into its top-level items in one pass over its char codes, so that half-typed code damages the item it
 *  stands in and no other. It parses nothing: functions, macros and declarations are told apart by their outer shape,
 *  and a brace in column 0 is believed before a count of braces. */

import type { Directive } from './conditions.ts';
import * as conditions from './conditions.ts';
import { startsItem } from './head.ts';
import { OpenItem } from './open-item.ts';
import * as scan from './scan.ts';
import type { Item, Names } from './syntax.ts';
import { UNDERSCORED } from './words.ts';

/** Blank lines, comments and conditional directives between two items are one `other` item, so that an item starts
 *  with its first word and is not moved by what precedes it. */
export function splitItems(text: string, names: Names): Item[] {
  const splitter = new Splitter(text, names);
  splitter.run();
  return splitter.items;
}

class Splitter extends OpenItem {
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

  private word(): void {
    const { text, pos } = this;
    const id = this.names.idFrom(text, pos);
    const { end } = this.names;
    if (pos === this.lineStart && this.start >= 0 && this.startsAnew(id, end)) this.giveUp();
    if (this.pos < pos) return;
    if (this.start < 0) this.begin();
    if (this.braces === 0 && this.parens === 0 && (this.body === 'none' || this.head.goesOnBehindBody())) {
      this.head.word(text, pos, end, this.words.flags(id));
    }
    this.mentions.add(id);
    this.pos = this.last = end;
  }

  private startsAnew(id: number, end: number): boolean {
    const flags = this.words.flags(id);
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

  private finishFile(): void {
    const { text, start } = this;
    if (start >= 0 && this.braces > 0 && !this.sawColumnZeroBrace && this.isCrowded(start)) this.takeAll();
    if (this.start >= 0) this.finish(Math.max(this.last, this.lastDirective));
    this.fillGap(text.length);
  }
}
