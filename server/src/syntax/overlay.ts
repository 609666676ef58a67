/** A text under which the original stays: pieces are written over it from front to back, at equal length and with
 *  every line break where it was. It does not know why. */
import type { MaskedWord } from './syntax.ts';

export class Overlay {
  readonly words: MaskedWord[] = [];
  private readonly text: string;
  private readonly pieces: string[] = [];
  private copied = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** `by` (or what fits of it), then spaces. Told as `kind` unless there is none. */
  write(start: number, end: number, by: string, kind?: MaskedWord['kind']): void {
    const old = this.text.slice(start, end);
    if (kind) this.words.push({ at: start, kind, word: old });
    this.pieces.push(this.text.slice(this.copied, start), fitted(old, by));
    this.copied = end;
  }

  result(): string {
    return this.pieces.length === 0 ? this.text : this.pieces.join('') + this.text.slice(this.copied);
  }
}

function fitted(old: string, by: string): string {
  const padded = by.padEnd(old.length).slice(0, old.length);
  if (!/[\r\n]/.test(old)) return padded;
  return Array.from({ length: old.length }, (_, i) => (/[\r\n]/.test(old[i]!) ? old[i] : padded[i])).join('');
}

/** An identifier of the same length that is no keyword; on a text of several lines its last line's. */
export function asIdentifier(word: string): string {
  const line = Math.max(word.lastIndexOf('\n'), word.lastIndexOf('\r')) + 1;
  const joined = ' '.repeat(line) + word.slice(line).replace(/[^\w]/g, '_');
  return joined === word || /^\d/.test(word) ? `_${joined.slice(1)}` : joined;
}
