/** What a top-level item is called, learnt word by word until its body or its semicolon. It knows only the shapes of
 *  declarations: no type, no macro's meaning. */
import * as scan from './scan.ts';
import * as words from './words.ts';

/** What is known of an item before its first brace. Offsets in the text; -1: not seen. */
export class Head {
  /** Of the identifier whose parentheses are the parameters; the end includes `(x)` of `FNAME(x)`. */
  nameStart = -1;
  nameEnd = -1;
  private nameFlags = 0;
  /** The name's parentheses have closed; a word that is no attribute came behind them. */
  complete = false;
  private worded = false;
  /** The last word that is no attribute: in a declaration without parameters what it declares. */
  private wordStart = -1;
  private wordEnd = -1;
  private wordFlags = 0;
  /** What `type (*pointer)(…)` declares. */
  private pointerStart = -1;
  private pointerEnd = -1;
  /** How many words that are no attribute; the first one's flags. */
  count = 0;
  private first = 0;
  private isTypedef = false;
  private hasStorage = false;
  assigned = false;

  copy(): Head {
    return Object.assign(new Head(), this);
  }

  /** For the next item: made once, as every item has one. */
  clear(): void {
    this.nameStart = this.nameEnd = this.wordStart = this.wordEnd = this.pointerStart = this.pointerEnd = -1;
    this.nameFlags = this.wordFlags = this.count = this.first = 0;
    this.complete = this.worded = this.isTypedef = this.hasStorage = this.assigned = false;
  }

  /** One more word outside all parentheses. */
  word(text: string, start: number, end: number, flags: number): void {
    if ((flags & words.ATTRIBUTE) !== 0) return;
    if (this.namesFunction(text, end, flags)) {
      this.nameStart = start;
      this.nameEnd = nameEnd(text, end);
      this.nameFlags = flags;
      this.complete = this.worded = false;
    } else if (this.complete && (flags & words.UNDERSCORED) === 0) this.worded = true;
    if (this.count++ === 0) {
      this.first = flags;
      this.isTypedef = (flags & words.STORAGE) !== 0 && text.startsWith('typedef', start);
    }
    if ((flags & words.STORAGE) !== 0) this.hasStorage = true;
    if (this.assigned) return;
    this.wordStart = start;
    this.wordEnd = end;
    this.wordFlags = flags;
  }

  /** A word at column 0 that cannot continue what the head says: the item before it was left half-typed, or is a macro
   *  that needs no semicolon. */
  cannotContinue(flags: number): boolean {
    if (this.count === 0) return false;
    if (this.assigned) return (flags & words.STORAGE) !== 0;
    if (this.complete) return (flags & words.UNDERSCORED) === 0 && !this.isPrefix();
    const loose = (this.wordFlags & words.SPECIFIER) === 0;
    if ((flags & words.STORAGE) !== 0) return loose || this.hasStorage;
    return loose && (flags & words.TYPE) !== 0;
  }

  /** Nothing but `NAME(…)`: a macro that declares, or a half-typed call. */
  isBareCall(): boolean {
    return this.complete && this.count === 1;
  }

  /** Whether a brace behind this head opens a function's body. */
  opensFunction(): boolean {
    if (!this.complete || this.assigned || this.isTypedef || this.worded) return false;
    return (this.nameFlags & words.STATEMENT) === 0;
  }

  isStatement(): boolean {
    return (this.first & words.STATEMENT) !== 0;
  }

  /** Behind its brace a declaration may still get its name: `typedef struct { … } name;`, `struct { … } name;`. */
  goesOnBehindBody(): boolean {
    return this.isTypedef || this.count < 2;
  }

  /** Where the item's name stands, or undefined. */
  name(): { start: number; end: number } | undefined {
    if (this.complete && !this.assigned && !this.worded) return { start: this.nameStart, end: this.nameEnd };
    if (this.pointerStart >= 0) return { start: this.pointerStart, end: this.pointerEnd };
    if (this.count < 2 || (this.wordFlags & words.TYPE) !== 0) return undefined;
    return { start: this.wordStart, end: this.wordEnd };
  }

  /** `__printf_like(1, 2)` on a line of its own, before the function that it is about. */
  private isPrefix(): boolean {
    return this.count === 1 && (this.nameFlags & words.UNDERSCORED) !== 0;
  }

  /** The first identifier with parentheses; a later one where the first was a macro before the type. */
  private namesFunction(text: string, end: number, flags: number): boolean {
    if (this.assigned || (flags & words.TYPEOF) !== 0) return false;
    const open = scan.skipSpaces(text, end);
    if (text.charCodeAt(open) !== scan.OPEN || this.declaresPointer(text, open)) return false;
    if ((flags & words.TYPE) !== 0) return false;
    return this.nameStart < 0 || this.worded;
  }

  /** `type (*pointer)(…)`: the name stands inside. */
  private declaresPointer(text: string, open: number): boolean {
    const star = scan.skipSpaces(text, open + 1);
    if (text.charCodeAt(star) !== scan.STAR) return false;
    this.pointerStart = scan.skipSpaces(text, star + 1);
    this.pointerEnd = scan.wordEnd(text, this.pointerStart);
    return true;
  }
}

/** At column 0 of a line inside an open brace or parenthesis: whether a new item starts here all the same. Labels,
 *  wrapped arguments and initialisers say no. */
export function startsItem(text: string, end: number, flags: number): boolean {
  if ((flags & words.STORAGE) !== 0) return true;
  if ((flags & words.EXPORT) !== 0) return text.charCodeAt(end) === scan.OPEN;
  let closed = false;
  // 16 words, 4,096 units: no head is longer, and half-typed text must not cost the square of the file.
  for (let i = end, rest = 16; i < text.length && rest > 0; rest--) {
    i = scan.skipBlanks(text, i);
    const c = text.charCodeAt(i);
    if (c === scan.OPEN_BRACE) return closed ? text.charCodeAt(i - 1) === scan.LF : (flags & words.TAG) !== 0;
    if (c === scan.OPEN) {
      if ((i = scan.groupEnd(text, i, Math.min(i + 4096, text.length))) < 0) return false;
      closed = true;
    } else if (scan.isLetter(c)) i = scan.wordEnd(text, i);
    else if (c === scan.STAR) i++;
    else return false;
  }
  return false;
}

/** Behind `(x)` where a second group follows: `FNAME(x)(…)`. */
function nameEnd(text: string, end: number): number {
  if (text.charCodeAt(end) !== scan.OPEN) return end;
  const close = scan.wordEnd(text, end + 1);
  if (close === end + 1 || text.charCodeAt(close) !== scan.CLOSE) return end;
  return text.charCodeAt(scan.skipSpaces(text, close + 1)) === scan.OPEN ? close + 1 : end;
}
