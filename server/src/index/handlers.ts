/** Which functions the initialisers of the tree put into members of structures: `.handler = f`. Ops tables are call sites of
 *  their functions by these names; what is assigned at run time is not seen. */
import type { Names } from './resolve.ts';
import type { Sources } from './sources.ts';
import type { Definition, SourceFile } from './tree.ts';

export class Handlers {
  private shape = -1;
  private byField = new Map<string, Definition[]>();
  private all = new Set<Definition>();
  private readonly sources: Sources;
  private readonly names: Names;

  constructor(sources: Sources, names: Names) {
    this.sources = sources;
    this.names = names;
  }

  /** Functions in reach of a file: of its own architecture and of virt/kvm, never from virt/kvm into an architecture. */
  of(field: string, path: string, isRelevant: (one: Definition) => boolean): readonly Definition[] {
    this.refresh(isRelevant);
    const found = this.byField.get(field);
    if (!found) return NONE;
    const scope = this.sources.files.get(path)?.scope ?? '';
    return found.filter((one) => {
      const other = this.sources.files.get(one.path)?.scope ?? '';
      return other === scope || other === 'virt/kvm' || other === '';
    });
  }

  /** Whether some initialiser holds it. */
  has(one: Definition): boolean {
    return this.all.has(one);
  }

  private refresh(isRelevant: (one: Definition) => boolean): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byField = new Map();
    this.all = new Set();
    const wanted = new Set<number>();
    for (const one of this.sources.definitions())
      if (isRelevant(one)) wanted.add(this.sources.names.id(one.name));
    for (const file of this.sources.files.values()) this.read(file, wanted, isRelevant);
  }

  private read(
    file: SourceFile,
    wanted: ReadonlySet<number>,
    isRelevant: (one: Definition) => boolean,
  ): void {
    for (const item of file.items) {
      if (item.kind !== 'declaration' && item.kind !== 'function') continue;
      if (!item.mentions.some((id) => wanted.has(id))) continue;
      const text = file.text.slice(item.start, item.end);
      for (const [, field, name] of text.matchAll(/\.(\w+)\s*=\s*&?(\w+)\s*[,}\n]/g)) {
        for (const one of this.names.resolve(name!, file.path)) if (isRelevant(one)) this.add(field!, one);
      }
    }
  }

  private add(field: string, one: Definition): void {
    this.all.add(one);
    const list = this.byField.get(field);
    if (!list) this.byField.set(field, [one]);
    else if (!list.includes(one)) list.push(one);
  }
}

const NONE: readonly Definition[] = [];
