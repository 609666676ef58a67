/** Which functions calls of the tree hand to a parameter, by name or through a parameter of their own, and which of these write
 *  a page that they get. What comes out of a variable or a member is not seen. */
import type { Graph } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import type { FunctionKey } from '../trace/trace.ts';
import { bareName } from './gate.ts';
import type { Names } from './resolve.ts';
import type { Sources } from './sources.ts';
import type { Definition } from './tree.ts';
import type { Writes } from './writes.ts';

/** Parameters handed on more often than this nobody follows. */
const DEPTH = 4;

/** A function as a call names it, and the file of that call. */
interface Handed {
  readonly name: string;
  readonly path: string;
}

export class Callbacks {
  private known = new Map<string, readonly string[]>();
  private readonly sources: Sources;
  private readonly names: Names;
  private readonly writes: Writes;
  private readonly graphOf: (one: Definition) => Graph | undefined;

  constructor(
    sources: Sources,
    names: Names,
    writes: Writes,
    graphOf: (one: Definition) => Graph | undefined,
  ) {
    this.sources = sources;
    this.names = names;
    this.writes = writes;
    this.graphOf = graphOf;
  }

  /** Texts have changed: nothing is known any more. */
  forget(): void {
    this.known = new Map();
    this.writes.forget();
  }

  /** Those handed to a function's parameter that write the contents of the page they get as argument `arg`. */
  writers(key: FunctionKey, param: number, arg: number): readonly string[] {
    const question = `${key} ${param} ${arg}`;
    let found = this.known.get(question);
    if (!found) this.known.set(question, (found = this.ask(key, param, arg)));
    return found;
  }

  private ask(key: FunctionKey, param: number, arg: number): readonly string[] {
    const [path, name] = key.split('#') as [string, string];
    const handed = this.names
      .resolve(name, path)
      .filter((one) => one.key === key)
      .flatMap((one) => this.handedTo(one, param, DEPTH));
    // One name may stand for a function in each of several files.
    const writes = (one: Handed): boolean => this.writes.through(one.name, arg, one.path, 'page') === 'yes';
    const others = new Set(handed.filter((one) => !writes(one)).map((one) => one.name));
    return [...new Set(handed.map((one) => one.name))].filter((one) => !others.has(one)).sort();
  }

  private handedTo(one: Definition, param: number, depth: number): Handed[] {
    if (depth === 0) return [];
    const id = this.sources.names.find(bareName(one.name));
    const found: Handed[] = [];
    for (const user of this.sources.definitions()) {
      if (user === one || !user.item.mentions.includes(id)) continue;
      if (!this.names.resolve(one.name, user.path).includes(one)) continue;
      const graph = this.graphOf(user);
      for (const name of graph ? argumentsOf(graph, one.name, param) : []) {
        const own = graph!.params.findIndex((other) => other.name === name);
        if (own >= 0) found.push(...this.handedTo(user, own, depth - 1));
        else if (!graph!.types.has(name)) found.push({ name, path: user.path });
      }
    }
    return found;
  }
}

/** The names that a function's calls of another have at a place. */
const argumentsOf = (graph: Graph, callee: string, n: number): string[] =>
  graph.blocks.flatMap(({ ops }) =>
    ops.flatMap((op) => {
      if (op.o !== 'call' || op.callee.k !== 'name' || op.callee.name !== callee) return [];
      const name = op.args[n] && nameOf(op.args[n]);
      return name === undefined ? [] : [name];
    }),
  );

function nameOf(expr: Expr): string | undefined {
  if (expr.k === 'cast') return nameOf(expr.arg);
  if (expr.k === 'unary' && expr.op === '&') return nameOf(expr.arg);
  return expr.k === 'name' ? expr.name : undefined;
}
