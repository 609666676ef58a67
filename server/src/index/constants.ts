/** The numbers behind names of macros and enumerators, as far as the tree spells them out. A name with several numbers in
 *  reach has none. */
import { lowerEnums } from '../ir/lower.ts';
import type { Sources } from './sources.ts';
import type { SourceFile } from './tree.ts';

/** An `enum` of a file; its values are counted when somebody asks for one. */
interface Enum {
  readonly text: string;
  readonly mentions: Int32Array;
  values?: ReadonlyMap<string, number>;
}

interface Place {
  readonly scope: string;
  readonly path: string;
  readonly one: Enum;
}

interface Valued {
  readonly scope: string;
  readonly path: string;
  readonly value: number;
}

export class Constants {
  private shape = -1;
  private files = new Map<string, { text: string; enums: readonly Enum[] }>();
  /** By the name's id, in the files' order: enums that mention it. */
  private byName = new Map<number, Place[]>();
  private memo = new Map<string, readonly Valued[]>();
  private readonly sources: Sources;

  constructor(sources: Sources) {
    this.sources = sources;
  }

  value(name: string, path: string): number | undefined {
    this.refresh();
    const all = this.valued(name);
    const scope = this.sources.files.get(path)?.scope ?? '';
    const near = [
      all.filter((one) => one.path === path),
      all.filter((one) => one.scope === scope),
      all.filter((one) => one.scope === 'virt/kvm' || one.scope === 'include'),
    ].find((level) => level.length > 0);
    const first = near?.[0]?.value;
    return near?.every((one) => one.value === first) ? first : undefined;
  }

  /** One value for each file that gives one: its last. */
  private valued(name: string): readonly Valued[] {
    const known = this.memo.get(name);
    if (known) return known;
    const found: Valued[] = [];
    for (const { scope, path, one } of this.byName.get(this.sources.names.find(name)) ?? []) {
      one.values ??= new Map(
        lowerEnums(one.text).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
      );
      const value = one.values.get(name);
      if (value === undefined) continue;
      if (found.at(-1)?.path === path) found.pop();
      found.push({ scope, path, value });
    }
    this.memo.set(name, found);
    return found;
  }

  private refresh(): void {
    if (this.shape === this.sources.shape) return;
    this.shape = this.sources.shape;
    this.byName = new Map();
    this.memo.clear();
    for (const file of this.sources.files.values()) {
      for (const one of this.enumsOf(file)) {
        const place = { scope: file.scope, path: file.path, one };
        for (const id of one.mentions) {
          const list = this.byName.get(id);
          if (list) list.push(place);
          else this.byName.set(id, [place]);
        }
      }
    }
  }

  private enumsOf(file: SourceFile): readonly Enum[] {
    const known = this.files.get(file.path);
    if (known?.text === file.text) return known.enums;
    const word = this.sources.names.find('enum');
    const enums: Enum[] = [];
    for (const { kind, start, end, mentions } of file.items) {
      if (kind !== 'declaration' || !mentions.includes(word)) continue;
      const text = file.text.slice(start, end);
      if (/\benum\b[^;()]*\{/.test(text)) enums.push({ text, mentions });
    }
    this.files.set(file.path, { text: file.text, enums });
    return enums;
  }
}
