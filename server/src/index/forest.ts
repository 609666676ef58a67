/** One tree of sources with everything derived of it on demand: which definitions matter, their traces, the contexts they
 *  are entered in. It reads no file and judges nothing. */
import { makeTable, type Table } from '../bind/table.ts';
import type { Context, FunctionKey } from '../trace/trace.ts';
import { Analysis, callsOf } from './analysis.ts';
import { Constants } from './constants.ts';
import { type Callers, callersOf, contextsOf } from './contexts.ts';
import { type Gate, gate } from './gate.ts';
import { Names } from './resolve.ts';
import type { World } from './resolver.ts';
import { Sources } from './sources.ts';
import type { Definition } from './tree.ts';

/** Characters parsed between two pauses: trees of the binding die only between turns of the event loop. */
const PAUSE_AFTER = 8_000_000;

export interface Judgeable {
  /** Callees before callers. */
  readonly definitions: readonly Definition[];
  readonly contexts: ReadonlyMap<FunctionKey, readonly Context[]>;
  readonly callers: Callers;
}

export class Forest {
  readonly sources = new Sources();
  readonly names = new Names(this.sources);
  readonly table: Table;
  readonly analysis: Analysis;
  private readonly world: World;
  private passed: Gate & { readonly version: number } = { version: -1, relevant: new Set(), direct: new Set() };

  constructor(version: string) {
    this.table = makeTable(version);
    this.world = { names: this.names, table: this.table, constants: new Constants(this.sources), isRelevant: (one) => this.gate().relevant.has(one), isDirect: (one) => this.gate().direct.has(one) };
    this.analysis = new Analysis(this.world);
  }

  relevant(): ReadonlySet<Definition> {
    return this.gate().relevant;
  }

  private gate(): Gate {
    if (this.passed.version !== this.sources.version) this.passed = { version: this.sources.version, ...gate(this.sources, this.table) };
    return this.passed;
  }

  /** Brings everything that the given files depend on up to date; all files where none are given. Undefined when stopped. */
  async settle(paths: ReadonlySet<string> | undefined, isStopped: () => boolean, pause: () => Promise<void>, progress?: (done: number, all: number) => void): Promise<Judgeable | undefined> {
    const calls = this.calls();
    const wanted = paths ? this.cone(paths, calls) : this.relevant();
    const components = this.analysis.order(wanted, calls);
    for (const [n, component] of components.entries()) {
      if (n % 64 === 0) progress?.(n, components.length);
      if (this.analysis.parsed > PAUSE_AFTER) {
        this.analysis.parsed = 0;
        await pause();
      }
      if (isStopped()) return undefined;
      this.analysis.settle(component, component.length > 1 || calls(component[0]!).includes(component[0]!), component.flatMap(calls));
    }
    const definitions = components.flat();
    const callers = callersOf(definitions);
    const contexts = contextsOf(definitions, callers, this.table, { escapes: (one) => this.escapes(one) });
    return { definitions, contexts, callers };
  }

  private calls(): (one: Definition) => readonly Definition[] {
    const { names } = this.sources;
    const named = (one: Definition): string[] => {
      const found: string[] = [];
      for (const id of one.item.mentions) {
        const name = names.name(id);
        found.push(name);
        if (one.text.includes(`FNAME(${name})`)) found.push(`FNAME(${name})`);
      }
      return found;
    };
    const memo = new Map<Definition, readonly Definition[]>();
    const search = callsOf(this.world, named);
    return (one) => {
      let found = memo.get(one);
      if (!found) memo.set(one, (found = search(one)));
      return found;
    };
  }

  /** The callers of the files' definitions, to the roots, and all that any of these call. */
  private cone(paths: ReadonlySet<string>, calls: (one: Definition) => readonly Definition[]): readonly Definition[] {
    const callers = new Map<Definition, Definition[]>();
    for (const one of this.relevant()) for (const callee of calls(one)) callers.set(callee, [...(callers.get(callee) ?? []), one]);
    const start = [...this.relevant()].filter((one) => paths.has(one.path));
    const above = reach(start, (one) => callers.get(one) ?? []);
    const cone = reach([...above], calls);
    return [...this.relevant()].filter((one) => cone.has(one));
  }

  /** Exported, or named in a table or in a function that does not call it. */
  private escapes(one: Definition): boolean {
    const file = this.sources.files.get(one.path);
    return file !== undefined && new RegExp(`EXPORT_SYMBOL\\w*\\(\\s*${one.name.replace(/[()]/g, '\\$&')}\\b`).test(file.text);
  }
}

function reach<T>(start: readonly T[], next: (one: T) => readonly T[]): Set<T> {
  const found = new Set(start);
  const todo = [...start];
  for (let one = todo.pop(); one !== undefined; one = todo.pop()) {
    for (const other of next(one)) {
      if (found.has(other)) continue;
      found.add(other);
      todo.push(other);
    }
  }
  return found;
}
