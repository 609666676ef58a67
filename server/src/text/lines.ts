/** Lines and columns for people and editors, computed once per text. It knows neither files nor tabs: a column counts
 *  UTF-16 units, and what a line break is follows the language server protocol (`\n`, `\r\n`, `\r`). */

/** Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Lines {
  /** At least 1: an empty text has one empty line. */
  readonly count: number;
  /** Offsets outside the text are moved to its nearest end. */
  at(offset: number): Position;
  /** Moved into the text likewise; a column behind the line's end means the end, before its line break. */
  offset(position: Position): number;
  /** Where the line starts, and where it ends before its line break. */
  start(line: number): number;
  end(line: number): number;
}

export function lineTable(text: string): Lines {
  const starts = lineStarts(text);
  const clamp = (line: number) => Math.min(Math.max(line, 1), starts.length);
  const start = (line: number) => starts[clamp(line) - 1]!;
  const end = (line: number) =>
    clamp(line) === starts.length ? text.length : beforeBreak(text, starts[clamp(line)]!);
  return {
    count: starts.length,
    start,
    end,
    at(offset) {
      const inside = Math.min(Math.max(offset, 0), text.length);
      const index = lastNotAfter(starts, inside);
      return { line: index + 1, column: inside - starts[index]! + 1 };
    },
    offset({ line, column }) {
      if (line < 1) return 0;
      if (line > starts.length) return text.length;
      return Math.min(start(line) + Math.max(column - 1, 0), end(line));
    },
  };
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === LF || (c === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return starts;
}

function beforeBreak(text: string, next: number): number {
  const crlf = text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR;
  return next - (crlf ? 2 : 1);
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
