/** The nesting of `#if` while a file is split: which arms stand around a place, in words that need no neighbour. It
 *  evaluates nothing; a condition is text. */

/** One `#if … #endif` that is open. */
export interface OpenIf {
  /** Of the arm we are in: `defined(CONFIG_X)`, `!(PTTYPE == 64)`; '' for an include guard. */
  condition: string;
  /** Each arm's own, as written, this one's last; to be negated in the arms after. */
  readonly arms: string[];
  /** Where its line starts. */
  readonly at: number;
  /** Opened (or drawn in later) by the item in progress, and dies with it. */
  inItem: boolean;
}

/** The condition of `#if X`, `#ifdef X`, `#ifndef X`; `rest` is what stands behind the word. */
export function conditionOf(directive: string, rest: string): string {
  if (directive === 'ifdef') return `defined(${rest})`;
  if (directive === 'ifndef') return `!defined(${rest})`;
  return rest;
}

/** The condition of the next arm: `#elif X`, `#elifdef X`, or `#else` with an empty rest. */
export function nextArm(open: OpenIf, directive: string, rest: string): void {
  const earlier = open.arms.map(negated).join(' && ');
  if (directive === 'else') open.condition = earlier;
  else {
    const own = conditionOf(directive.slice(2), rest);
    open.arms.push(own);
    open.condition = `${earlier} && ${plain.test(own) ? own : `(${own})`}`;
  }
}

export function negated(condition: string): string {
  if (!plain.test(condition)) return `!(${condition})`;
  return condition.startsWith('!') ? condition.slice(1) : `!${condition}`;
}

const plain = /^!?defined\(\w+\)$/;
