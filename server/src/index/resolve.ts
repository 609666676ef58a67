/** Which definition a name means at a place: the translation unit, then the same architecture, then virt/kvm, then KVM's
 *  headers. It compares texts of no two definitions: several that fit are all returned. */
import { bareName } from './gate.ts';
import type { Sources } from './sources.ts';
import type { Definition, SourceFile } from './tree.ts';

export class Names {
  private shape = -1;
  private byName = new Map<string, Definition[]>();
  private ids = new Set<number>();
  private units = new Map<string, ReadonlySet<string>>();
  private includers = new Map<string, string[]>();
  private readonly memo = new Map<string, Map<string, readonly Definition[]>>();
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  /** The definitions that `name` may mean in `file`; the nearest level that has any. */
  resolve(name: string, file: string): readonly Definition[] {
    this.refresh();
    const all = this.byName.get(name);
    if (!all) return NONE;
    let here = this.memo.get(file);
    if (!here) this.memo.set(file, (here = new Map()));
    let found = here.get(name);
    if (!found) here.set(name, (found = this.search(all, file)));
    return found;
  }

  /** Whether a mention of this name may mean a definition: by its own name, or as the argument of `FNAME(name)`. */
  defines(id: number): boolean {
    this.refresh();
    return this.ids.has(id);
  }

  /** The file and every local file that is seen with it in some translation unit. */
  unit(path: string): ReadonlySet<string> {
    this.refresh();
    let unit = this.units.get(path);
    if (!unit) this.units.set(path, (unit = this.gather(path)));
    return unit;
  }

  private search(all: readonly Definition[], path: string): readonly Definition[] {
    const here = all.filter((one) => one.path === path);
    if (here.length > 0) return here;
    const unit = this.unit(path);
    const near = all.filter((one) => unit.has(one.path));
    if (near.length > 0) return near;
    const scope = this.sources.files.get(path)?.scope ?? '';
    const isVisible = (one: Definition): boolean => !one.isStatic || one.path.endsWith('.h');
    // virt/kvm never resolves into an architecture: what it calls there is a contract.
    for (const level of scope.startsWith('arch/')
      ? [scope, 'virt/kvm', 'include']
      : ['virt/kvm', 'include']) {
      const found = all.filter((one) => this.sources.files.get(one.path)?.scope === level && isVisible(one));
      if (found.length > 0) return found;
    }
    return NONE;
  }

  private gather(path: string): ReadonlySet<string> {
    const unit = new Set<string>();
    const down = (at: string): void => {
      if (unit.has(at) || !this.sources.files.has(at)) return;
      unit.add(at);
      for (const included of this.sources.files.get(at)!.includes) down(included);
    };
    down(path);
    // A header or template is read with the files that include it.
    for (const includer of this.includers.get(path) ?? []) down(includer);
    return unit;
  }

  private refresh(): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byName = new Map();
    this.ids = new Set();
    this.includers = new Map();
    this.units.clear();
    this.memo.clear();
    for (const file of this.sources.files.values()) this.enter(file);
  }

  private enter(file: SourceFile): void {
    for (const one of file.definitions) {
      push(this.byName, one.name, one);
      this.ids.add(this.sources.names.id(bareName(one.name)));
    }
    for (const included of file.includes) push(this.includers, included, file.path);
  }
}

const NONE: readonly Definition[] = [];

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
