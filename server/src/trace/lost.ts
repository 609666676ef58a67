/** What a function reads through the pointers that it gives to callees which are not followed: after the call it may be anything.
 *  It compares names and follows no value. */
import type { Graph, Op } from '../flow/graph.ts';
import { partsOf } from '../flow/purity.ts';
import type { Expr } from '../ir/ir.ts';
import { conditionOf } from './names.ts';

/** By call: members as `.field`, and the pointer's own name for what it points to. */
export type Lost = ReadonlyMap<Op, readonly string[]>;

/** The VM and its vCPUs go everywhere; too little would be left. */
const EVERYWHERE = /\bstruct kvm(_vcpu)? \*/;

export function lostTo(graph: Graph, isUnknown: (op: Op) => boolean): Lost {
  const read = new Map<string, Set<string>>();
  for (const { out } of graph.blocks)
    for (const edge of out) for (const expr of conditionOf(edge)) noteReads(expr, read);
  const lost = new Map<Op, readonly string[]>();
  if (read.size === 0) return lost;
  for (const op of graph.blocks.flatMap((block) => block.ops)) {
    if (op.o !== 'call' || !isUnknown(op)) continue;
    const names = op.args.flatMap((arg) =>
      arg.k === 'name' && !EVERYWHERE.test(graph.types.get(arg.name) ?? '')
        ? [...(read.get(arg.name) ?? [])]
        : [],
    );
    if (names.length > 0) lost.set(op, names);
  }
  return lost;
}

export const overwrites = (op: Op, asked: ReadonlySet<string>, lost: Lost): boolean =>
  lost.get(op)?.some((name) => asked.has(name)) ?? false;

/** `p->field` and `*p`, by the pointer's name. */
function noteReads(expr: Expr, into: Map<string, Set<string>>): void {
  const base =
    expr.k === 'member' && expr.arrow
      ? expr.base
      : expr.k === 'unary' && expr.op === '*'
        ? expr.arg
        : undefined;
  if (base?.k === 'name') {
    const read = into.get(base.name) ?? new Set();
    into.set(base.name, read.add(expr.k === 'member' ? `.${expr.field}` : base.name));
  }
  for (const part of partsOf(expr)) noteReads(part, into);
}
