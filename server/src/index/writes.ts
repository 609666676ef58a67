/** Whether a function writes what an argument points to, or the contents of a page that it gets: for callees that mention no
 *  word of the model, and for those that no summary can be asked of. It reads their operations in no order; where memory or
 *  a condition on another argument decides, nobody knows. */
import type { Table } from '../bind/table.ts';
import type { Graph, Op } from '../flow/graph.ts';
import type { Expr } from '../ir/ir.ts';
import { namesIn } from '../trace/names.ts';
import type { Written } from '../trace/trace.ts';
import type { Names } from './resolve.ts';
import type { Definition } from './tree.ts';

/** Calls deeper than this nobody follows. */
const DEPTH = 8;

export class Writes {
  private readonly names: Names;
  private readonly table: Table;
  private readonly graphOf: (one: Definition) => Graph | undefined;
  private known = new Map<string, Written>();

  constructor(names: Names, table: Table, graphOf: (one: Definition) => Graph | undefined) {
    this.names = names;
    this.table = table;
    this.graphOf = graphOf;
  }

  /** Texts have changed: nothing is known any more. */
  forget(): void {
    this.known = new Map();
  }

  /** `as`: whether the argument is the address of contents, or a page. */
  through(name: string, n: number, path: string, as: As = 'address', depth = DEPTH): Written {
    const found = this.names.resolve(name, path);
    const entry = this.table.entries(name)[0];
    if (entry) {
      const hits = entry.effects.some((one) => one.e === 'use' && one.how === 'write' && isArg(one.page, n));
      if (hits) return 'yes';
      if (found.length === 0)
        return entry.effects.some((one) => 'page' in one && isArg(one.page, n)) || entry.effects.length === 0
          ? 'no'
          : 'unknown';
    }
    if (found.length === 0 && BITS.test(name)) return n === 1 ? 'yes' : 'no';
    if (found.length === 0) return READERS.test(name) ? 'no' : 'unknown';
    const answers = new Set(found.map((one) => this.inBody(one, n, as, depth)));
    return answers.size === 1 ? [...answers][0]! : 'unknown';
  }

  private inBody(one: Definition, n: number, as: As, depth: number): Written {
    const key = `${one.key} ${n} ${as}`;
    let answer = this.known.get(key);
    if (answer !== undefined) return answer;
    // A function that calls itself writes what its other paths write.
    this.known.set(key, 'no');
    const graph = depth > 0 ? this.graphOf(one) : undefined;
    const param = graph?.params[n];
    if (!graph || !param) answer = 'unknown';
    else if (/^const\b/.test(param.type) && !param.type.includes('**')) answer = 'no';
    else answer = this.inGraph(graph, param.name, one.path, as, depth);
    this.known.set(key, answer);
    return answer;
  }

  private inGraph(graph: Graph, param: string, path: string, as: As, depth: number): Written {
    const ops = graph.blocks.flatMap((block) => block.ops);
    const own = pointersFrom([param], ops);
    const pages = as === 'page' ? own : NONE;
    const pointers = as === 'page' ? pointersFrom(this.mapped(pages, ops), ops) : own;
    const decides = conditionsOn(graph, new Set([...pages, ...pointers]));
    let answer: Written = 'no';
    for (const { id, ops: here } of graph.blocks) {
      for (const op of here) {
        const does = worst([
          this.byOperation(op, pointers, path, depth),
          this.byPage(op, pages, path, depth),
        ]);
        if (does === 'no') continue;
        if (does === 'yes' && id <= decides) return 'yes';
        answer = 'unknown';
      }
    }
    return answer;
  }

  private byOperation(op: Op, pointers: ReadonlySet<string>, path: string, depth: number): Written {
    if (op.o === 'havoc') return op.names.some((name) => pointers.has(name)) ? 'unknown' : 'no';
    if (op.o === 'return') return op.value && pointsInto(op.value, pointers) ? 'unknown' : 'no';
    if (op.o === 'set') {
      if (op.place.k === 'name') return 'no';
      if (isInside(op.place, pointers)) return 'yes';
      return pointsInto(op.value, pointers) ? 'unknown' : 'no';
    }
    if (op.o !== 'call') return 'no';
    const answers = op.args.map((arg, n): Written => {
      if (!pointsInto(arg, pointers) && !isInside(arg, pointers)) return 'no';
      const does =
        op.callee.k === 'name' ? this.through(op.callee.name, n, path, 'address', depth - 1) : 'unknown';
      // A member is an array, and then part of the contents, or a pointer to something else.
      return does === 'yes' && !pointsInto(arg, pointers) ? 'unknown' : does;
    });
    return worst(answers);
  }

  /** A callee that gets the page itself. */
  private byPage(op: Op, pages: ReadonlySet<string>, path: string, depth: number): Written {
    if (op.o !== 'call' || op.callee.k !== 'name') return 'no';
    const { name } = op.callee;
    return worst(
      op.args.map((arg, n) =>
        pointsInto(arg, pages) ? this.through(name, n, path, 'page', depth - 1) : 'no',
      ),
    );
  }

  /** The names of what the table says are addresses in one of the pages. */
  private mapped(pages: ReadonlySet<string>, ops: readonly Op[]): string[] {
    return ops.flatMap((op) => {
      if (op.o !== 'call' || op.callee.k !== 'name') return [];
      const effects = this.table.entries(op.callee.name)[0]?.effects ?? [];
      const isMapping = effects.some(
        (one) =>
          one.e === 'view' &&
          one.address &&
          one.as.in === 'result' &&
          op.args.some((arg, n) => isArg(one.of, n) && pointsInto(arg, pages)),
      );
      return isMapping ? [op.result] : [];
    });
  }
}

type As = 'address' | 'page';

const NONE: ReadonlySet<string> = new Set();

const worst = (answers: readonly Written[]): Written =>
  answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';

const isArg = (ref: unknown, n: number): boolean => {
  const { in: where, n: at } = ref as { in: string; n?: number };
  return where === 'arg' && at === n;
};

/** `set_bit(nr, addr)` and its kin: include/linux/bitops.h. */
const BITS = /^_{0,2}(test_and_)?(set|clear|change)_bit(_inv|_le|_unlock)?$/;

/** Families that print or ask. */
const READERS = /^(trace_|pr_|printk|WARN|BUG|sizeof|offsetof)/;

/** The locals that point where these do, or behind it. */
function pointersFrom(start: readonly string[], ops: readonly Op[]): ReadonlySet<string> {
  const found = new Set(start);
  for (let changed = true; changed; ) {
    changed = false;
    for (const op of ops) {
      if (op.o !== 'set' || op.place.k !== 'name' || found.has(op.place.name)) continue;
      if (pointsInto(op.value, found)) changed = !!found.add(op.place.name);
    }
  }
  return found;
}

/** Whether the value is an address in what the pointers point to. */
function pointsInto(expr: Expr, pointers: ReadonlySet<string>): boolean {
  switch (expr.k) {
    case 'name':
      return pointers.has(expr.name);
    case 'cast':
      return pointsInto(expr.arg, pointers);
    case 'binary':
      return (
        (expr.op === '+' || expr.op === '-') &&
        (pointsInto(expr.left, pointers) || pointsInto(expr.right, pointers))
      );
    case 'cond':
      return (expr.then !== undefined && pointsInto(expr.then, pointers)) || pointsInto(expr.else, pointers);
    case 'unary':
      return expr.op === '&' && isInside(expr.arg, pointers);
    default:
      return false;
  }
}

/** Whether the place lies in what the pointers point to. */
function isInside(place: Expr, pointers: ReadonlySet<string>): boolean {
  switch (place.k) {
    case 'member':
      return place.arrow ? pointsInto(place.base, pointers) : isInside(place.base, pointers);
    case 'index':
      return pointsInto(place.base, pointers) || isInside(place.base, pointers);
    case 'unary':
      return place.op === '*' && pointsInto(place.arg, pointers);
    case 'cast':
      return isInside(place.arg, pointers);
    default:
      return false;
  }
}

/** The first block behind which another argument may have decided. */
function conditionsOn(graph: Graph, pointers: ReadonlySet<string>): number {
  const params = new Set(graph.params.map(({ name }) => name).filter((name) => !pointers.has(name)));
  for (const { id, out } of graph.blocks)
    for (const { when } of out) {
      const tested = when?.g === 'test' ? when.test : when?.g === 'case' ? when.value : undefined;
      if (tested?.k !== 'member' && tested && [...namesIn(tested)].some((name) => params.has(name)))
        return id;
    }
  return graph.blocks.length;
}
