/** Writes over the kernel's macros that are no C to the grammar, at equal length, so that every offset in the tree is
 *  one in the item. It knows the shape of a macro's use and never its definition; what it wrote over it tells. */
import { oddArgumentEnd } from './argument.ts';
import { asmTemplate, asmWords, emptyTemplate } from './asm.ts';
import { attributeCalls, attributeWords, toldAttributes } from './attributes.ts';
import { type Cut, cutDirectives } from './directives.ts';
import * as macros from './macros.ts';
import { asIdentifier, Overlay } from './overlay.ts';
import * as scan from './scan.ts';
import type { Masked } from './syntax.ts';

/** Length and line breaks stay. `text` is an item or any piece of one, a macro's body among them. */
export function mask(text: string): Masked {
  const masker = new Masker(text);
  masker.run();
  return { text: masker.overlay.result(), words: masker.overlay.words };
}

/** What an open parenthesis belongs to: a call's arguments, a statement expression, or anything else. */
type Group = 'call' | 'statements' | 'other';

class Masker {
  readonly overlay: Overlay;
  private readonly text: string;
  private readonly cuts: readonly Cut[];
  private nextCut = 0;
  private pos = 0;
  private braces = 0;
  private readonly groups: Group[] = [];
  /** The last unit that is no blank. */
  private before = 0;
  /** The last word: where it stands, or what was written for it; empty where it was none. */
  private wordStart = 0;
  private wordEnd = 0;
  private written = '';
  private inCase = false;

  constructor(text: string) {
    this.text = text;
    this.overlay = new Overlay(text);
    this.cuts = cutDirectives(text);
  }

  run(): void {
    const { text } = this;
    while (this.pos < text.length) {
      const c = text.charCodeAt(this.pos);
      if (c === scan.LF || scan.isSpace(c)) this.pos++;
      else if (scan.startsComment(text, this.pos)) this.pos = scan.commentEnd(text, this.pos);
      else if (c === scan.HASH) this.directive();
      else if (this.oddArgument()) continue;
      else if (scan.isLetter(c)) this.onWord();
      else if (scan.isDigit(c)) this.pass(scan.numberEnd(text, this.pos));
      else if (c === scan.QUOTE || c === scan.APOSTROPHE) this.pass(scan.literalEnd(text, this.pos));
      else this.punctuation(c);
    }
  }

  private pass(end: number, written = ''): void {
    this.pos = end;
    this.before = this.text.charCodeAt(end - 1);
    this.wordStart = this.wordEnd = 0;
    this.written = written;
  }

  private passWord(end: number): void {
    this.wordStart = this.pos;
    this.wordEnd = this.pos = end;
    this.before = this.text.charCodeAt(end - 1);
    this.written = '';
  }

  /** Or '' where the last thing was none. */
  private get word(): string {
    return this.written || this.text.slice(this.wordStart, this.wordEnd);
  }

  private directive(): void {
    while (this.nextCut < this.cuts.length && this.cuts[this.nextCut]!.at.start < this.pos) this.nextCut++;
    const cut = this.cuts[this.nextCut];
    if (cut?.at.start !== this.pos) {
      this.pos = scan.directiveEnd(this.text, this.pos);
      return;
    }
    this.overlay.write(cut.at.start, cut.at.end, '', 'cut');
    const arm = this.cuts[this.nextCut + 1];
    const drops = arm?.word === '' && arm.at.start === cut.at.end;
    if (drops) this.overlay.write(arm.at.start, arm.at.end, '');
    this.nextCut += drops ? 2 : 1;
    this.pos = drops ? arm.at.end : cut.at.end;
  }

  /** A type, an operator or a scrap of a name where the grammar wants an expression. */
  private oddArgument(): boolean {
    if (this.before !== scan.OPEN && this.before !== scan.COMMA) return false;
    if (this.innermost() !== 'call') return false;
    const end = oddArgumentEnd(this.text, this.pos);
    if (end < 0) return false;
    this.overlay.write(this.pos, end, asIdentifier(this.text.slice(this.pos, end)), 'type');
    this.pass(end);
    return true;
  }

  private onWord(): void {
    const { text, pos } = this;
    const end = scan.wordEnd(text, pos);
    const mayBeListed = this.braces === 0 || initials[text.charCodeAt(pos)] === 1;
    // Most words are neither listed nor called, and no string is made of them.
    if (mayBeListed || text.charCodeAt(end) === scan.OPEN) {
      const word = text.slice(pos, end);
      if (mayBeListed && this.attribute(word, end)) return;
      if (this.macro(word, end)) return;
      if (mayBeListed && asmWords.has(word) && this.assembly(word, end)) return;
    }
    if (end - pos === 4 && text.startsWith('case', pos)) this.inCase = true;
    this.passWord(end);
  }

  private innermost(): Group | undefined {
    return this.groups.length === 0 ? undefined : this.groups[this.groups.length - 1];
  }

  private attribute(word: string, end: number): boolean {
    if (attributeWords.has(word)) return this.blank(end, word);
    const inHead = this.braces === 0 && this.groups.length === 0;
    if (inHead && macros.isStrangeAttribute(this.text, this.pos, end, this.word || this.star())) {
      return this.blank(end, word);
    }
    // Behind the parameters any `__word(…)` is one.
    const isCall =
      attributeCalls.has(word) || (inHead && this.before === scan.CLOSE && /^__[a-z]/.test(word));
    const open = isCall ? scan.skipSpaces(this.text, end) : -1;
    if (open < 0 || this.text.charCodeAt(open) !== scan.OPEN) return false;
    const close = scan.groupEnd(this.text, open);
    return close > 0 && this.blank(close, word);
  }

  private star(): string {
    return this.before === scan.STAR ? '*' : '';
  }

  private blank(end: number, word: string): true {
    this.overlay.write(this.pos, end, '', toldAttributes.has(word) ? 'attribute' : undefined);
    this.pos = end;
    return true;
  }

  private macro(word: string, end: number): boolean {
    const { text, pos } = this;
    if (text.charCodeAt(end) !== scan.OPEN) return word === 'static' && this.staticMacro(end);
    const rewrite =
      rewritten[text.charCodeAt(pos)] === 1
        ? (macros.nameMacro(text, pos, end) ??
          macros.typeOperator(text, pos, end) ??
          macros.bitmap(text, pos, end) ??
          macros.typeofLiteral(text, pos, end))
        : undefined;
    if (rewrite) {
      this.overlay.write(pos, rewrite.end, rewrite.by, rewrite.kind);
      this.pass(rewrite.end, rewrite.by);
      return true;
    }
    if (this.braces === 0 || macros.keywords.has(word) || !this.atStatement()) return false;
    if (!macros.opensBody(text, pos, end)) return false;
    this.overlay.write(pos, end, 'while', word.startsWith('scoped_') ? 'scoped' : 'each');
    this.pass(end);
    this.open('call');
    return true;
  }

  /** `static DEFINE_RATELIMIT_STATE(…);` in a body: without its storage it is a call. */
  private staticMacro(end: number): boolean {
    if (this.braces === 0 || !/^\s+[A-Z][A-Z0-9_]*\(/.test(this.text.slice(end, end + 80))) return false;
    return this.blank(end, 'static');
  }

  private assembly(word: string, end: number): boolean {
    const template = asmTemplate(this.text, end);
    if (!template) return false;
    // `register long a0 asm("a0")`: a name, no statement.
    if (this.word !== '' && !macros.keywords.has(this.word)) {
      const close = scan.groupEnd(this.text, template.start - 1);
      return close > 0 && this.blank(close, word);
    }
    const plain = asmWords.get(word)!;
    if (plain) this.overlay.write(this.pos, end, plain);
    const by = emptyTemplate(this.text.slice(template.start, template.end));
    if (by) this.overlay.write(template.start, template.end, by);
    this.groups.push('other');
    this.pass(template.end);
    return true;
  }

  private atStatement(): boolean {
    const c = this.before;
    if (c === scan.SEMICOLON || c === scan.OPEN_BRACE || c === scan.CLOSE_BRACE || c === scan.COLON)
      return true;
    if (c === scan.CLOSE) return this.groups.length === 0 || this.innermost() === 'statements';
    const { word } = this;
    return word === 'else' || word === 'do';
  }

  private punctuation(c: number): void {
    const { text, pos } = this;
    if (c === scan.OPEN) {
      this.open(this.groupKind());
      return;
    }
    if (c === scan.OPEN_BRACE) this.openBrace();
    else if (c === scan.CLOSE_BRACE) this.braces--;
    else if (c === scan.CLOSE) this.groups.pop();
    else if (c === scan.COLON) this.inCase = false;
    else if (c === scan.COMMA) this.comma();
    else if (this.inCase && text.startsWith('...', pos)) {
      this.overlay.write(pos, pos + 3, ' | ', 'range');
      this.pass(pos + 3);
      return;
    }
    this.pass(pos + 1);
  }

  private openBrace(): void {
    this.braces++;
    if (this.before === scan.OPEN) this.groups[this.groups.length - 1] = 'statements';
  }

  /** The last of a call's, with nothing behind it. */
  private comma(): void {
    if (this.innermost() !== 'call') return;
    if (this.text.charCodeAt(scan.skipBlanks(this.text, this.pos + 1)) !== scan.CLOSE) return;
    this.overlay.write(this.pos, this.pos + 1, '');
  }

  private open(kind: Group): void {
    this.groups.push(kind);
    this.pass(this.pos + 1);
  }

  /** In a head only the parentheses of an upper-case macro hold arguments; the others hold parameters. */
  private groupKind(): Group {
    const { word } = this;
    if (word === '' || macros.keywords.has(word)) return 'other';
    return this.braces > 0 || this.innermost() === 'call' || !/[a-z]/.test(word) ? 'call' : 'other';
  }
}

/** Units that such words start with, as 1. */
function unitsOf(words: Iterable<string>): Uint8Array {
  const units = new Uint8Array(1 << 16);
  for (const word of words) units[word.charCodeAt(0)] = 1;
  return units;
}

/** First units of the listed words, `static` among them: most words in bodies need no look at the lists. */
const initials = unitsOf([...attributeWords, ...attributeCalls, ...asmWords.keys(), 'static']);
/** Of the macros that are rewritten with their parentheses: names in capitals, `offsetof`, `alignof`, `typeof`. */
const rewritten = unitsOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ_$0oat').fill(1, 128);
