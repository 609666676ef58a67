/** The nesting of `#if` while a file is split: which arms stand around a place, in words that need no neighbour. It
 *  evaluates nothing; a condition is text. */
import * as scan from './scan.ts';

/** One directive as it stands in a text. */
export interface Directive {
  /** `ifdef`, `define`, `endif`; '' for a lone `#`. */
  readonly word: string;
  readonly start: number;
  /** Behind the word, and behind the line feed that ends it, continued lines and comments included. */
  readonly wordEnd: number;
  readonly end: number;
}

export function directiveAt(text: string, start: number): Directive {
  const wordAt = scan.skipSpaces(text, start + 1);
  const wordEnd = scan.wordEnd(text, wordAt);
  return { word: text.slice(wordAt, wordEnd), start, wordEnd, end: scan.directiveEnd(text, wordEnd) };
}

/** What stands behind a directive's word, on one line, comments and outer blanks taken away. */
export function plainRest(text: string, { wordEnd, end }: Directive): string {
  const words = text.slice(wordEnd, end).replace(/\/\*[\s\S]*?(\*\/|$)|\/\/.*|\\\r?\n/g, ' ');
  return scan.ownCopy(words, 0, words.length).replace(/\s+/g, ' ').trim();
}

/** The macro of a `#define`, or the path of an `#include` with its quotes; a macro's name is a path too. */
export function definedName(text: string, { word, wordEnd, end }: Directive): string {
  const at = scan.skipSpaces(text, wordEnd);
  const close = word === 'define' ? -1 : text.indexOf(text.charCodeAt(at) === scan.QUOTE ? '"' : '>', at + 1);
  return scan.ownCopy(text, at, close >= 0 && close < end ? close + 1 : scan.wordEnd(text, at));
}

/** One `#if … #endif` that is open. */
export interface OpenIf {
  /** Of the arm we are in: `defined(CONFIG_X)`, `!(PTTYPE == 64)`; '' for an include guard. */
  condition: string;
  /** Each arm's own, this one's last; to be negated in the arms after. */
  readonly arms: string[];
  /** Where its line starts. */
  readonly at: number;
  /** We are behind its first arm. */
  later: boolean;
  /** Opened (or drawn in later) by the item in progress, and dies with it. */
  inItem: boolean;
}

/** The condition of `#if X`, `#ifdef X`, `#ifndef X`; `rest` is what stands behind the word. */
export function conditionOf(word: string, rest: string): string {
  if (word === 'ifdef') return `defined(${rest})`;
  if (word === 'ifndef') return `!defined(${rest})`;
  return rest;
}

/** The condition of the next arm: `#elif X`, `#elifdef X`, or `#else`. */
export function nextArm(open: OpenIf, word: string, rest: string): void {
  open.later = true;
  const earlier = open.arms.map(negated).join(' && ');
  if (word === 'else') {
    open.condition = earlier;
    return;
  }
  const own = conditionOf(word.slice(2), rest);
  // 64: a longer chain is made to be absurd, and each arm would repeat all before it.
  if (open.arms.length < 64) open.arms.push(own);
  open.condition = `${earlier} && ${plain.test(own) ? own : `(${own})`}`;
}

/** The conditions in force, outermost first; 64 as above. */
export const inForce = (open: readonly OpenIf[]): readonly string[] =>
  open.slice(0, 64).flatMap(({ condition }) => (condition === '' ? [] : [condition]));

/** `#ifndef X` whose next directive is `#define X`. */
export function isIncludeGuard(text: string, directive: Directive, name: string): boolean {
  if (directive.word !== 'ifndef') return false;
  const next = scan.skipBlanks(text, directive.end);
  const behind = text.charCodeAt(next + '#define '.length + name.length);
  return text.startsWith(`#define ${name}`, next) && !scan.isWordUnit(behind);
}

function negated(condition: string): string {
  if (!plain.test(condition)) return `!(${condition})`;
  return condition.startsWith('!') ? condition.slice(1) : `!${condition}`;
}

const plain = /^!?defined\(\w+\)$/;
