/** Spans of text, the one currency of position below `service/`. It does not know lines, files or encodings:
 *  offsets are UTF-16 units, as in JavaScript strings and in tree-sitter's columns. */

/** Half-open, `start <= end`. Relative to whatever text the holder says: an item's, unless told otherwise. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const shift = (at: Span, by: number): Span => ({ start: at.start + by, end: at.end + by });

export const contains = (outer: Span, offset: number): boolean => outer.start <= offset && offset < outer.end;
