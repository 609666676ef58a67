/** Changes to a text as data, applied all at once against the text as it was. It does not know who wants them, and it
 *  refuses edits that overlap rather than choosing an order for them. */
import type { Span } from './range.ts';

export interface Edit {
  readonly at: Span;
  readonly text: string;
}

/** In any order. Two insertions at one place keep the order given. Throws a RangeError on overlap or outside the text. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  let result = '';
  let done = 0;
  for (const { at, text: inserted } of sorted) {
    if (at.start < done || at.end < at.start || at.end > text.length) {
      throw new RangeError(`edit ${at.start}-${at.end} overlaps another or leaves the text (${text.length})`);
    }
    result += text.slice(done, at.start) + inserted;
    done = at.end;
  }
  return result + text.slice(done);
}
