/** What the lowering makes of a piece of C, as text for comparison. It knows the printers and nothing else. */
import { lowerFunction, lowerMacro } from '../../server/src/ir/lower.ts';
import { printFunction } from '../../server/src/ir/print.ts';

/** A whole function item. */
export function shown(text: string): string {
  const fn = lowerFunction(text);
  return fn === undefined ? 'no function' : printFunction(fn).trimEnd();
}

/** Statements in a function of their own, without its head. */
export const body = (statements: string): string =>
  shown(`void f(void)\n{\n${statements}\n}\n`)
    .split('\n')
    .slice(1)
    .map((it) => it.slice(2))
    .join('\n');

export function shownMacro(text: string): string {
  const fn = lowerMacro(text);
  return fn === undefined ? 'no macro' : printFunction(fn).trimEnd();
}
