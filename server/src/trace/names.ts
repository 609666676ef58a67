/** Which names an operation or a condition reads and writes: locals by name, members by `.field`. It knows no values: two
 *  objects with one member are one here. */
import type { Edge, Op } from '../flow/graph.ts';
import { partsOf } from '../flow/purity.ts';
import type { Expr } from '../ir/ir.ts';

/** Every local and member that an expression reads. */
export function namesIn(expr: Expr, into: Set<string> = new Set()): Set<string> {
  if (expr.k === 'name') into.add(expr.name);
  if (expr.k === 'member') into.add(`.${expr.field}`);
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
