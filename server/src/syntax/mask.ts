/** Writes over the kernel's macros that are no C to the grammar, at equal length, so that every offset in the tree is
 *  one in the item. It knows the shape of a macro's use and never its definition; what it wrote over it tells. */
import { attributeCalls, attributeWords, toldAttributes } from './attributes.ts';
import { cutDirectives } from './directives.ts';
import * as scan from './scan.ts';
import type { Masked, MaskedWord } from './syntax.ts';
import { typeArgumentEnd } from './types.ts';

/** Length and line breaks stay. `text` is an item or any piece of one, a macro's body among them. */
export function mask(text: string): Masked {
  const masker = new Masker(text);
  masker.run();
  return { text: masker.result(), words: masker.words };
}

class Masker {
  readonly words: MaskedWord[] = [];
  private readonly text: string;
  private readonly pieces: string[] = [];
  private copied = 0;
  private pos = 0;
  private braces = 0;
  /** What each open parenthesis belongs to. */
  private readonly groups: Group[] = [];
  /** The last unit that is no blank, and the last word with its end (-1 once something else came). */
  private before = 0;
  private word = '';
  private wordStop = -1;
  private inCase = false;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    const { text } = this;
    const cuts = cutDirectives(text);
    let cut = 0;
    while (this.pos < text.length) {
      if (cut < cuts.length && this.pos >= cuts[cut]!.at.start) {
        this.overwriteCut(cuts[cut]!.at.start, cuts[cut]!.at.end, cuts[cut++]!.word);
        continue;
      }
      const c = text.charCodeAt(this.pos);
      if (scan.isLetter(c)) this.onWord();
      else if (c === scan.LF || scan.isSpace(c)) this.pos++;
      else if (scan.isDigit(c)) this.pass(scan.numberEnd(text, this.pos));
      else if (c === scan.SLASH && scan.startsComment(text, this.pos))
        this.pos = scan.commentEnd(text, this.pos);
      else if (c === scan.QUOTE || c === scan.APOSTROPHE) this.pass(scan.literalEnd(text, this.pos));
      else if (c === scan.HASH) this.pos = scan.directiveEnd(text, this.pos);
      else this.punctuation(c);
    }
  }

  result(): string {
    if (this.pieces.length === 0) return this.text;
    return this.pieces.join('') + this.text.slice(this.copied);
  }

  private pass(end: number): void {
    this.pos = end;
    this.before = this.text.charCodeAt(end - 1);
    this.wordStop = -1;
  }

  private onWord(): void {
    const { text, pos } = this;
    const end = scan.wordEnd(text, pos);
    const word = text.slice(pos, end);
    if (this.attribute(word, end) || this.typeArgument(end) || this.macro(word, end)) return;
    if (word === 'case') this.inCase = true;
    this.pos = end;
    this.before = text.charCodeAt(end - 1);
    this.word = word;
    this.wordStop = end;
  }

  private attribute(word: string, end: number): boolean {
    if (attributeWords.has(word)) {
      this.blank(end, toldAttributes.has(word) ? word : '');
      return true;
    }
    const isCall =
      attributeCalls.has(word) || (this.braces === 0 && this.before === scan.CLOSE && /^__[a-z]/.test(word));
    if (!isCall) return false;
    const open = scan.skipSpaces(this.text, end);
    if (this.text.charCodeAt(open) !== scan.OPEN) return false;
    const close = scan.groupEnd(this.text, open);
    if (close < 0 || (!attributeCalls.has(word) && this.groups.length > 0)) return false;
    this.blank(close, toldAttributes.has(word) ? this.text.slice(this.pos, close) : '');
    return true;
  }

  private blank(end: number, told: string): void {
    if (told) this.words.push({ at: this.pos, kind: 'attribute', word: told });
    this.overwrite(this.pos, end, '');
    this.pos = end;
  }

  /** A word at the start of an argument that can only be a type's. */
  private typeArgument(end: number): boolean {
    if (this.before !== scan.OPEN && this.before !== scan.COMMA) return false;
    if (this.groups.at(-1) !== 'call') return false;
    const { text, pos } = this;
    const stop = typeArgumentEnd(text, pos, end);
    if (stop < 0) return false;
    this.words.push({ at: pos, kind: 'type', word: text.slice(pos, stop) });
    this.overwrite(pos, stop, asIdentifier(text.slice(pos, stop)));
    this.pass(stop);
    return true;
  }

  private macro(word: string, end: number): boolean {
    const { text } = this;
    if (text.charCodeAt(end) !== scan.OPEN) return false;
    if (isNameMacro(text, word, end)) {
      this.nameMacro(end);
      return true;
    }
    if (this.braces === 0 || word.length < 5 || statements.has(word) || !this.atStatement()) return false;
    const close = scan.groupEnd(text, end);
    if (close < 0 || !opensBody(text, close, word)) return false;
    const kind = word.startsWith('scoped_') ? 'scoped' : 'each';
    this.words.push({ at: this.pos, kind, word });
    this.overwrite(this.pos, end, 'while');
    this.word = 'while';
    this.pass(end);
    this.openGroup(end, 'call');
    return true;
  }

  /** `FNAME(page_fault)` becomes one identifier, `FNAME_page_fault_`. */
  private nameMacro(end: number): void {
    const close = this.text.indexOf(')', end) + 1;
    const word = this.text.slice(this.pos, close);
    this.words.push({ at: this.pos, kind: 'name', word });
    this.overwrite(this.pos, close, asIdentifier(word));
    this.word = word;
    this.pos = this.wordStop = close;
    this.before = scan.UNDERSCORE;
  }

  private atStatement(): boolean {
    const c = this.before;
    if (c === scan.SEMICOLON || c === scan.OPEN_BRACE || c === scan.CLOSE_BRACE || c === scan.COLON)
      return true;
    if (c === scan.CLOSE) return this.groups.length === 0 || this.groups.at(-1) === 'statements';
    return this.wordStop >= 0 && (this.word === 'else' || this.word === 'do');
  }

  private punctuation(c: number): void {
    const { text, pos } = this;
    if (c === scan.OPEN) {
      this.openGroup(pos, this.groupKind());
      return;
    }
    if (c === scan.OPEN_BRACE) {
      this.braces++;
      if (this.before === scan.OPEN) this.groups[this.groups.length - 1] = 'statements';
    } else if (c === scan.CLOSE_BRACE) this.braces--;
    else if (c === scan.CLOSE) this.groups.pop();
    else if (c === scan.COLON) this.inCase = false;
    else if (this.inCase && text.startsWith('...', pos)) {
      this.words.push({ at: pos, kind: 'range', word: '...' });
      this.overwrite(pos, pos + 3, ' | ');
      this.pass(pos + 3);
      return;
    }
    this.pass(pos + 1);
  }

  private openGroup(at: number, kind: Group): void {
    this.groups.push(kind);
    this.pass(at + 1);
  }

  /** In a head only the parentheses of an upper-case macro hold arguments; the others hold parameters. */
  private groupKind(): Group {
    if (this.wordStop < 0 || statements.has(this.word)) return 'other';
    return this.braces > 0 || this.groups.at(-1) === 'call' || !/[a-z]/.test(this.word) ? 'call' : 'other';
  }

  private overwriteCut(start: number, end: number, word: string): void {
    if (word) this.words.push({ at: start, kind: 'cut', word });
    this.overwrite(start, end, '');
    this.pos = end;
  }

  /** With `by`, then spaces; line breaks stay where they are. */
  private overwrite(start: number, end: number, by: string): void {
    const old = this.text.slice(start, end);
    const rest = old.slice(by.length).replace(/[^\r\n]/g, ' ');
    this.pieces.push(this.text.slice(this.copied, start), by + rest);
    this.copied = end;
  }
}

type Group = 'call' | 'statements' | 'other';

/** Words whose parentheses hold no arguments, or that the grammar knows with a type in them. */
const statements = new Set(
  'if while for switch return sizeof typeof __typeof__ typeof_unqual _Alignof alignof __alignof__ offsetof else do case'.split(
    ' ',
  ),
);

const nameMacros = new Set(['FNAME', 'KVM_PGT_FN']);

/** `FNAME(x)`, and any `UPPER(x)(`: a name made by pasting. */
function isNameMacro(text: string, word: string, end: number): boolean {
  if (word.length < 2 || /[a-z]/.test(word) || word === 'CLASS') return false;
  const close = scan.wordEnd(text, end + 1);
  if (close === end + 1 || text.charCodeAt(close) !== scan.CLOSE) return false;
  return nameMacros.has(word) || text.charCodeAt(close + 1) === scan.OPEN;
}

/** Behind `name(…)` at a statement's place: a brace, or for the names that loop the start of another statement. */
function opensBody(text: string, close: number, word: string): boolean {
  const next = scan.skipBlanks(text, close);
  const c = text.charCodeAt(next);
  if (c === scan.OPEN_BRACE) return true;
  if (!word.includes('for_each') && !word.startsWith('scoped_')) return false;
  return scan.isLetter(c) || c === scan.STAR || c === scan.OPEN || c === 43 || c === 45;
}

/** The same length, every unit that is no part of an identifier as `_`, and no keyword of C. */
function asIdentifier(word: string): string {
  if (/[\r\n]/.test(word)) return word.replace(/[^\r\n]/g, ' ').replace(/ (?=\s*$)/, '_');
  const joined = word.replace(/[^\w]/g, '_');
  return joined === word ? `${word[0]}_${word.slice(2)}` : joined;
}
