/** The shapes of a tree of sources: files, definitions, and what is derived of each. No logic and no file system. */
import type { Graph } from '../flow/graph.ts';
import type { FunctionIr } from '../ir/ir.ts';
import type { Item } from '../syntax/syntax.ts';
import type { FunctionKey, Trace } from '../trace/trace.ts';

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly items: readonly Item[];
  readonly definitions: readonly Definition[];
  /** Names that it exports to modules. */
  readonly exported: ReadonlySet<string>;
  /** Paths of the local files it includes, as far as the tree has them. */
  includes: readonly string[];
  /** Where it belongs: `arch/x86`, `virt/kvm`, `include`, or '' outside any. */
  readonly scope: string;
  /** Members that are set from whether there is a page: `s` where one means that there is none, `+s` that there is. */
  readonly bits: readonly string[];
}

/** A function or a function-like macro, one object for as long as it has its name in its file. What hangs on it was derived
 *  from its text (`lowered`) or from the tree around it (`trace`) and is made anew when that changes. */
export interface Definition {
  readonly key: FunctionKey;
  readonly name: string;
  readonly path: string;
  readonly isMacro: boolean;
  item: Item;
  text: string;
  isStatic: boolean;
  lowered?: Lowered;
  trace?: Trace;
  /** What its trace was made from; absent when the text has changed since. */
  basis?: Basis;
}

export interface Lowered {
  readonly ir: FunctionIr;
  readonly graph: Graph;
}

/** The callees' summaries and constants as they were asked for, by name. Equal answers make an equal trace. */
export interface Basis {
  readonly answers: ReadonlyMap<string, unknown>;
}

/** Folders and files that belong to KVM; everything else in a kernel tree is none of ours. */
export function isKvmPath(path: string): boolean {
  return (
    /^(arch\/[^/]+\/kvm\/|virt\/kvm\/|include\/kvm\/|include\/linux\/kvm|arch\/[^/]+\/include\/asm\/(kvm|gmap))/.test(
      path,
    ) && /\.[ch]$/.test(path)
  );
}

export const scopeOf = (path: string): string => /^(arch\/[^/]+|virt\/kvm|include)\//.exec(path)?.[1] ?? '';
