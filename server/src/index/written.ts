/** Calls of some names as a file has them written, parsed or not, and what the tree around it shows of these names. It
 *  follows no call and knows no version. */
import { callsOf } from '../syntax/calls.ts';
import type { Item } from '../syntax/syntax.ts';
import type { Span } from '../text/range.ts';
import type { Declarations } from './declarations.ts';
import type { Names } from './resolve.ts';
import type { Sources } from './sources.ts';
import type { SourceFile } from './tree.ts';

export interface WrittenCall {
  readonly name: string;
  readonly path: string;
  /** '' where the text around it is no function. */
  readonly function: string;
  /** Of the name, in the file's text. */
  readonly at: Span;
  /** Among the calls of this name in this function, from 1. */
  readonly ordinal: number;
  readonly declared: Declared;
}

/** `yes`: KVM's own code or the architecture's has it. `no`: KVM's headers are there and nothing has it. `unseen`: there
 *  are no headers to ask. */
export type Declared = 'yes' | 'no' | 'unseen';

/** KVM's own header: a tree that has it shows what KVM declares. */
const HEADER = 'include/linux/kvm_host.h';

export class Written {
  private readonly sources: Sources;
  private readonly names: Names;
  private readonly declarations: Declarations;
  private readonly wanted: ReadonlySet<string>;

  constructor(sources: Sources, names: Names, declarations: Declarations, wanted: ReadonlySet<string>) {
    this.sources = sources;
    this.names = names;
    this.declarations = declarations;
    this.wanted = wanted;
  }

  /** In the order of the text. */
  of(path: string): WrittenCall[] {
    const file = this.sources.files.get(path);
    if (!file) return [];
    const ids = this.ids();
    const called = file.items.filter(
      (item) => CODE.has(item.kind) && item.mentions.some((id) => ids.has(id)),
    );
    return called.flatMap((item) => this.ofItem(file, item));
  }

  private ofItem(file: SourceFile, item: Item): WrittenCall[] {
    const text = file.text.slice(item.start, item.end);
    const head = item.kind === 'macro' ? headEnd(text) : 0;
    const count = new Map<string, number>();
    const calls = callsOf(text.slice(head), this.wanted, item.kind === 'macro' ? 'start' : 'braces');
    return calls.flatMap(({ name, at }) => {
      const declared = this.declared(name, file.path);
      if (declared === 'own') return [];
      const ordinal = (count.get(name) ?? 0) + 1;
      count.set(name, ordinal);
      const start = item.start + head;
      return [
        {
          name,
          path: file.path,
          function: item.name,
          at: { start: start + at.start, end: start + at.end },
          ordinal,
          declared,
        },
      ];
    });
  }

  /** `own`: a static function of the unit, which only has the same name. */
  private declared(name: string, path: string): Declared | 'own' {
    const found = this.names.resolve(name, path);
    if (found.some((one) => one.isStatic && one.path.endsWith('.c'))) return 'own';
    if (found.length > 0 || this.declarations.of(name, path).length > 0) return 'yes';
    return this.sources.files.has(HEADER) ? 'no' : 'unseen';
  }

  private ids(): ReadonlySet<number> {
    return new Set([...this.wanted].map((name) => this.sources.names.find(name)));
  }
}

const CODE = new Set<Item['kind']>(['function', 'macro', 'other', 'file']);

/** Behind `#define NAME` and its parameters. */
const headEnd = (text: string): number => /^\s*#\s*define\s+\w+(?:\([^)]*\))?/.exec(text)?.[0].length ?? 0;
