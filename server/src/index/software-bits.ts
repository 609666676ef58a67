/** Bits of page table entries that software sets from whether there is a page behind the pfn: `entry.s = !fault->page`. It looks
 *  at assignments as they are written, and at no entry. */
import type { Sources } from './sources.ts';

const SET = /(?:\.|->)(\w+)\s*=\s*(!!?)\s*\w+(?:(?:\.|->)\w+)*(?:\.|->)(?:\w*_)?page\s*;/g;

/** A file's bits; `+` before those that say that there is a page. */
export const bitsOf = (text: string): readonly string[] =>
  text.includes('page;') ? [...text.matchAll(SET)].map((it) => `${it[2] === '!' ? '' : '+'}${it[1]}`) : [];

export class SoftwareBits {
  private shape = -1;
  private byScope = new Map<string, Set<string>>();
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** What a member of this name says in a file, as far as its architecture sets it in one way only. */
  of(field: string, path: string): 'page' | 'no-page' | undefined {
    this.refresh();
    const bits = this.byScope.get(this.sources.files.get(path)?.scope ?? '');
    const says = [bits?.has(`+${field}`), bits?.has(field)];
    if (says[0] === says[1]) return undefined;
    return says[0] ? 'page' : 'no-page';
  }

  private refresh(): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byScope = new Map();
    for (const { scope, bits } of this.sources.files.values()) {
      let known = this.byScope.get(scope);
      if (!known) this.byScope.set(scope, (known = new Set()));
      for (const bit of bits) known.add(bit);
    }
  }
}
