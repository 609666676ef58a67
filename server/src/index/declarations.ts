/** Prototypes and object-like macros of the names that somebody may ask for: what a tree declares without defining it where
 *  it is read. It chooses among several by their place only. */
import type { Sources } from './sources.ts';
import { scopeOf } from './tree.ts';

export interface Declaration {
  readonly path: string;
  readonly text: string;
}

export class Declarations {
  private shape = -1;
  private byName = new Map<string, Declaration[]>();
  private readonly sources: Sources;
  private readonly isWanted: (name: string) => boolean;

  constructor(sources: Sources, isWanted: (name: string) => boolean) {
    this.sources = sources;
    this.isWanted = isWanted;
  }

  /** Those that a file sees: of its own architecture, of virt/kvm, of KVM's headers. */
  of(name: string, path: string): readonly Declaration[] {
    this.refresh();
    const near = scopeOf(path);
    return (this.byName.get(name) ?? []).filter((one) => {
      const scope = scopeOf(one.path);
      return scope === near || scope === 'include' || scope === 'virt/kvm' || one.path === path;
    });
  }

  private refresh(): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byName = new Map();
    for (const { path, items, text } of this.sources.files.values()) {
      for (const { kind, name, start, end } of items) {
        if ((kind !== 'declaration' && kind !== 'macro') || !this.isWanted(name)) continue;
        const list = this.byName.get(name);
        const one = { path, text: text.slice(start, end) };
        if (list) list.push(one);
        else this.byName.set(name, [one]);
      }
    }
  }
}
