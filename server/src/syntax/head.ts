/** What a top-level item is called, learnt word by word until its body or its semicolon. It knows only the shapes of
 *  declarations: no type, no macro's meaning. */
import { attributeCalls, attributeWords } from './attributes.ts';
import * as scan from './scan.ts';

/** What is known of an item before its first brace. Offsets in the text; -1: not seen. */
export interface Head {
  /** Of the identifier whose parentheses are the parameters; the end includes `(x)` of `FNAME(x)`. */
  readonly nameStart: number;
  readonly nameEnd: number;
  /** The name's parentheses have closed. */
  readonly complete: boolean;
  /** A word that is no attribute came behind them. */
  readonly worded: boolean;
  /** The last word that is no attribute; the tag of a struct is one. */
  readonly wordStart: number;
  readonly wordEnd: number;
  /** How many words that are no attribute, and the first of them. */
  readonly words: number;
  readonly first: string;
  readonly hasStorage: boolean;
  readonly assigned: boolean;
}

export const emptyHead: Head = {
  nameStart: -1,
  nameEnd: -1,
  complete: false,
  worded: false,
  wordStart: -1,
  wordEnd: -1,
  words: 0,
  first: '',
  hasStorage: false,
  assigned: false,
};

/** The head with one more word outside all parentheses. */
export function withWord(head: Head, text: string, start: number, end: number): Head {
  const word = text.slice(start, end);
  if (attributeWords.has(word) || attributeCalls.has(word)) return head;
  const isName = namesFunction(head, text, start, end, word);
  return {
    ...head,
    nameStart: isName ? start : head.nameStart,
    nameEnd: isName ? nameEnd(text, end) : head.nameEnd,
    complete: isName ? false : head.complete,
    worded: !isName && (head.worded || (head.complete && !word.startsWith('__'))),
    wordStart: head.assigned ? head.wordStart : start,
    wordEnd: head.assigned ? head.wordEnd : end,
    words: head.words + 1,
    first: head.first || word,
    hasStorage: head.hasStorage || storage.has(word),
  };
}

/** A word at column 0 that cannot continue what the head says: the item before it was left half-typed, or is a macro
 *  that needs no semicolon. */
export function cannotContinue(head: Head, text: string, start: number, end: number): boolean {
  if (head.words === 0 || head.assigned) return head.assigned && storage.has(text.slice(start, end));
  const word = text.slice(start, end);
  if (head.complete) return !word.startsWith('__') && !isPrefix(head, text);
  if (storage.has(word)) return head.hasStorage || !isSpecifier(lastWord(head, text));
  return typeWords.has(word) && head.words > 0 && !isSpecifier(lastWord(head, text));
}

/** Nothing but `NAME(…)`: a macro that declares, or a half-typed call. */
export const isBareCall = (head: Head): boolean => head.complete && head.words === 1;

/** Whether a brace behind this head opens a function's body. */
export function opensFunction(head: Head, text: string): boolean {
  if (!head.complete || head.assigned || head.first === 'typedef' || head.worded) return false;
  return !statementWords.has(text.slice(head.nameStart, head.nameEnd));
}

export const isStatement = (head: Head): boolean => statementWords.has(head.first);

/** Where the item's name stands, or undefined. */
export function nameOf(head: Head): { start: number; end: number } | undefined {
  if (head.complete && !head.assigned && !head.worded) return { start: head.nameStart, end: head.nameEnd };
  if (head.words < 2 || head.wordStart < 0) return undefined;
  return { start: head.wordStart, end: head.wordEnd };
}

/** At column 0 of a line inside an open brace or parenthesis: whether a new item starts here all the same. Labels,
 *  wrapped arguments and initialisers say no. */
export function startsItem(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end);
  if (storage.has(word)) return true;
  if (word.startsWith('EXPORT_SYMBOL')) return text.charCodeAt(end) === scan.OPEN;
  let last = 0;
  for (let i = end; i < text.length; ) {
    i = scan.skipBlanks(text, i);
    const c = text.charCodeAt(i);
    if (c === scan.OPEN_BRACE) return last === scan.CLOSE ? atLineStart(text, i) : aggregates.has(word);
    if (c === scan.OPEN) {
      if ((i = scan.groupEnd(text, i, i + 4096)) < 0) return false;
      last = scan.CLOSE;
    } else if (scan.isLetter(c)) {
      i = scan.wordEnd(text, i);
      if (last !== scan.CLOSE) last = c;
    } else if (c === scan.STAR) i++;
    else return false;
  }
  return false;
}

const atLineStart = (text: string, at: number): boolean => at === 0 || text.charCodeAt(at - 1) === scan.LF;

const storage = new Set(['static', 'extern', 'typedef']);
const aggregates = new Set(['struct', 'union', 'enum']);
const typeWords = new Set([
  ...aggregates,
  'void',
  'char',
  'short',
  'int',
  'long',
  'unsigned',
  'signed',
  'bool',
  'const',
]);
const specifiers = new Set([
  ...storage,
  ...typeWords,
  'inline',
  '__inline',
  '__inline__',
  'volatile',
  'noinline',
]);
const statementWords = new Set([
  'if',
  'for',
  'while',
  'switch',
  'do',
  'else',
  'return',
  'case',
  'goto',
  'sizeof',
]);

const lastWord = (head: Head, text: string): string => text.slice(head.wordStart, head.wordEnd);
const isSpecifier = (word: string): boolean => specifiers.has(word) || word.startsWith('__');

/** `__printf_like(1, 2)` on a line of its own, before the function that it is about. */
const isPrefix = (head: Head, text: string): boolean =>
  head.words === 1 && /^__[a-z0-9_]+$/.test(text.slice(head.nameStart, head.nameEnd));

/** The first identifier with parentheses; a later one where the first was a macro before the type. */
function namesFunction(head: Head, text: string, start: number, end: number, word: string): boolean {
  if (head.assigned || typeWords.has(word) || /^(__)?typeof/.test(word)) return false;
  const open = scan.skipSpaces(text, end);
  if (text.charCodeAt(open) !== scan.OPEN) return false;
  // `rettype_t (*pointer)(…)`: the name stands inside.
  if (text.charCodeAt(scan.skipSpaces(text, open + 1)) === scan.STAR) return false;
  return (
    head.nameStart < 0 ||
    head.worded ||
    (isPrefix(head, text) && head.complete && start > head.nameEnd && !word.startsWith('__'))
  );
}

/** Behind `(x)` where a second group follows: `FNAME(x)(…)`. */
function nameEnd(text: string, end: number): number {
  if (text.charCodeAt(end) !== scan.OPEN) return end;
  const close = scan.wordEnd(text, end + 1);
  if (close === end + 1 || text.charCodeAt(close) !== scan.CLOSE) return end;
  return text.charCodeAt(scan.skipSpaces(text, close + 1)) === scan.OPEN ? close + 1 : end;
}
