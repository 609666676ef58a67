/** The numbers behind names of macros and enumerators, as far as the tree spells them out. A name with several numbers in
 *  reach has none. */
import { lowerConstant, lowerEnums } from '../ir/lower.ts';
import { fold } from '../ir/numbers.ts';
import type { Sources } from './sources.ts';
import type { SourceFile } from './tree.ts';

export class Constants {
  private shape = -1;
  private files = new Map<string, { text: string; constants: ReadonlyMap<string, number> }>();
  private byName = new Map<string, { scope: string; path: string; value: number }[]>();
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  value(name: string, path: string): number | undefined {
    this.refresh();
    const all = this.byName.get(name);
    if (!all) return undefined;
    const scope = this.sources.files.get(path)?.scope ?? '';
    const near = [
      all.filter((one) => one.path === path),
      all.filter((one) => one.scope === scope),
      all.filter((one) => one.scope === 'virt/kvm' || one.scope === 'include'),
    ].find((level) => level.length > 0);
    const first = near?.[0]?.value;
    return near?.every((one) => one.value === first) ? first : undefined;
  }

  private refresh(): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byName = new Map();
    for (const file of this.sources.files.values()) {
      for (const [name, value] of this.constantsOf(file)) {
        const list = this.byName.get(name) ?? [];
        list.push({ scope: file.scope, path: file.path, value });
        this.byName.set(name, list);
      }
    }
  }

  private constantsOf(file: SourceFile): ReadonlyMap<string, number> {
    const known = this.files.get(file.path);
    if (known?.text === file.text) return known.constants;
    const constants = new Map<string, number>();
    for (const item of file.items) {
      const own = item.kind === 'declaration' ? file.text.slice(item.start, item.end) : '';
      if (/\benum\b[^;()]*\{/.test(own))
        for (const one of lowerEnums(own)) if (one.value !== undefined) constants.set(one.name, one.value);
    }
    this.files.set(file.path, { text: file.text, constants });
    return constants;
  }
}

/** `#define NAME 3` at one item; undefined where it is more than a number. */
export function macroNumber(text: string): number | undefined {
  const constant = lowerConstant(text);
  return constant?.value && fold(constant.value, () => undefined);
}
