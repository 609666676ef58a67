/** Which locals may still be read at the entry of each block, so that paths forget the others. A local whose address is
 *  taken is live for ever: who else reads it is not known here. */
import type { Block, Edge, Graph, Op } from '../flow/graph.ts';
import { partsOf } from '../flow/purity.ts';
import type { Expr } from '../ir/ir.ts';

export interface Live {
  at(block: number): ReadonlySet<string>;
}

export function liveLocals(graph: Graph): Live {
  const escaped = new Set<string>();
  for (const block of graph.blocks) for (const expr of expressionsOf(block)) findEscapes(expr, escaped);
  const uses = graph.blocks.map((block) => usesOf(block));
  const live = graph.blocks.map((_, id) => new Set(uses[id]!.before));
  for (let changed = true; changed; ) {
    changed = false;
    for (let id = graph.blocks.length - 1; id >= 0; id--) {
      for (const edge of graph.blocks[id]!.out) for (const name of live[edge.to]!) if (!uses[id]!.set.has(name) && !live[id]!.has(name)) changed = !!live[id]!.add(name);
    }
  }
  for (const names of live) for (const name of escaped) names.add(name);
  return { at: (block) => live[block]! };
}

/** Names read before they are written, and names written whole. */
function usesOf(block: Block): { before: Set<string>; set: Set<string> } {
  const before = new Set<string>();
  const set = new Set<string>();
  const read = (expr: Expr | undefined): void => {
    if (expr) eachName(expr, (name) => !set.has(name) && before.add(name));
  };
  for (const op of block.ops) {
    for (const expr of readsOf(op)) read(expr);
    if (op.o === 'call') set.add(op.result);
    if (op.o === 'local') set.add(op.name);
    if (op.o === 'set' && op.place.k === 'name') set.add(op.place.name);
  }
  for (const edge of block.out) for (const expr of guardsOf(edge)) read(expr);
  return { before, set };
}

function readsOf(op: Op): readonly (Expr | undefined)[] {
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
      return [op.value];
    default:
      return [];
  }
}

function guardsOf({ when }: Edge): readonly Expr[] {
  if (when?.g === 'test') return [when.test];
  if (when?.g === 'case') return [when.value, ...[...when.cases, ...when.not].map((range) => range.from)];
  return [];
}

const expressionsOf = (block: Block): readonly Expr[] => [
  ...block.ops.flatMap((op) => readsOf(op)).filter((expr) => expr !== undefined),
  ...block.out.flatMap(guardsOf),
];

function eachName(expr: Expr, take: (name: string) => void): void {
  if (expr.k === 'name') take(expr.name);
  else for (const part of partsOf(expr)) eachName(part, take);
}

/** `&x`, `&x.f`, `&x[i]`, and arrays as arguments: whoever gets the address may read it later. */
function findEscapes(expr: Expr, into: Set<string>): void {
  if (expr.k === 'unary' && expr.op === '&') {
    const name = baseName(expr.arg);
    if (name) into.add(name);
  }
  for (const part of partsOf(expr)) findEscapes(part, into);
}

function baseName(expr: Expr): string | undefined {
  if (expr.k === 'name') return expr.name;
  if (expr.k === 'member' && !expr.arrow) return baseName(expr.base);
  return expr.k === 'index' ? baseName(expr.base) : undefined;
}
