/** Which names an operation or a condition reads and writes: locals by name, members by `.field`. It knows no values: two
 *  objects with one member are one here. */
import type { Edge, Op } from '../flow/graph.ts';
import { partsOf } from '../flow/purity.ts';
import type { Expr } from '../ir/ir.ts';

/** Every local and member that an expression reads. */
export function namesIn(expr: Expr, into: Set<string> = new Set()): Set<string> {
  if (expr.k === 'name') into.add(expr.name);
  if (expr.k === 'member') into.add(`.${expr.field}`);
  // What could not be read may name anything that stands in it.
  if (expr.k === 'opaque') for (const [word] of expr.text.matchAll(/[A-Za-z_]\w*/g)) into.add(word);
  for (const part of partsOf(expr)) namesIn(part, into);
  return into;
}

/** What a `set` writes: the local, or the member; `*` for what a pointer points to. */
export function writtenName(place: Expr): string {
  switch (place.k) {
    case 'name':
      return place.name;
    case 'member':
      return `.${place.field}`;
    case 'index':
      return writtenName(place.base);
    case 'cast':
      return writtenName(place.arg);
    default:
      return '*';
  }
}

/** The locals whose address an expression takes. */
export function addressed(expr: Expr, into: Set<string> = new Set()): Set<string> {
  if (expr.k === 'unary' && expr.op === '&') {
    const name = baseOf(expr.arg);
    if (name) into.add(name);
  }
  for (const part of partsOf(expr)) addressed(part, into);
  return into;
}

/** The local that a place is a part of. */
export function baseOf(expr: Expr): string | undefined {
  if (expr.k === 'name') return expr.name;
  if (expr.k === 'member' && !expr.arrow) return baseOf(expr.base);
  return expr.k === 'index' ? baseOf(expr.base) : undefined;
}

export function expressionsOf(op: Op): readonly Expr[] {
  switch (op.o) {
    case 'call':
      return [op.callee, ...op.args];
    case 'set':
      return op.place.k === 'name' ? [op.value] : [op.value, op.place];
    case 'enter':
    case 'leave':
    case 'each':
      return op.args;
    case 'return':
      return op.value ? [op.value] : [];
    default:
      return [];
  }
}

export function conditionOf({ when }: Edge): readonly Expr[] {
  if (when?.g === 'test') return [when.test];
  if (when?.g === 'case') return [when.value, ...[...when.cases, ...when.not].map((range) => range.from)];
  return [];
}

/** The names that each operation and condition mentions, looked for once. */
export class Mentions {
  private readonly reads = new Map<Op, readonly string[]>();
  private readonly values = new Map<Expr, readonly string[]>();
  private readonly addresses = new Map<Op, readonly string[]>();

  /** What an operation reads. */
  read(op: Op): readonly string[] {
    let names = this.reads.get(op);
    if (!names) this.reads.set(op, (names = this.collect(expressionsOf(op), namesIn)));
    return names;
  }

  /** What an expression reads. */
  in(expr: Expr): readonly string[] {
    let names = this.values.get(expr);
    if (!names) this.values.set(expr, (names = this.collect([expr], namesIn)));
    return names;
  }

  /** The locals whose address an operation takes. */
  addressed(op: Op): readonly string[] {
    let names = this.addresses.get(op);
    if (!names) this.addresses.set(op, (names = this.collect(expressionsOf(op), addressed)));
    return names;
  }

  private collect(
    exprs: readonly Expr[],
    find: (expr: Expr, into: Set<string>) => unknown,
  ): readonly string[] {
    if (exprs.length === 0) return NONE;
    const names = new Set<string>();
    for (const expr of exprs) find(expr, names);
    return names.size === 0 ? NONE : [...names];
  }
}

const NONE: readonly string[] = [];
