/** Liveness: which places may still be looked at behind a point. What an operation looks at and what it writes is
 *  told by the caller; here a place is a string. */
import { predecessors } from './edges.ts';
import type { Block, Edge, Graph, Op } from './graph.ts';

export interface Places {
  /** Places whose value an operation looks at. */
  used(op: Op): Iterable<string>;
  /** Places that it writes whole: what they held before is dead. */
  defined(op: Op): Iterable<string>;
  /** Places that an edge's condition looks at. */
  usedBy(edge: Edge): Iterable<string>;
}

export interface Liveness {
  /** Places alive before the first operation of each block. */
  readonly before: readonly ReadonlySet<string>[];
  /** Places alive behind the last operation of each block, its edges' conditions included. */
  readonly after: readonly ReadonlySet<string>[];
}

export function liveness(graph: Graph, places: Places): Liveness {
  const before: Set<string>[] = graph.blocks.map(() => new Set());
  const after: Set<string>[] = graph.blocks.map(
    (it) => new Set(it.out.flatMap((edge) => [...places.usedBy(edge)])),
  );
  const incoming = predecessors(graph);
  const waiting = new Set(graph.blocks.map((it) => it.id).reverse());
  for (const id of waiting) {
    waiting.delete(id);
    const live = aliveBefore(graph.blocks[id]!, after[id]!, places);
    if (live.size === before[id]!.size) continue;
    before[id] = live;
    for (const { from } of incoming[id]!) {
      const size = after[from]!.size;
      for (const it of live) after[from]!.add(it);
      if (after[from]!.size > size) waiting.add(from);
    }
  }
  return { before, after };
}

/** Places alive in front of each operation of a block, and behind the last. */
export function aliveAtOps(block: Block, after: ReadonlySet<string>, places: Places): ReadonlySet<string>[] {
  const found: ReadonlySet<string>[] = [after];
  const live = new Set(after);
  for (const op of [...block.ops].reverse()) {
    step(op, live, places);
    found.push(new Set(live));
  }
  return found.reverse();
}

function aliveBefore(block: Block, after: ReadonlySet<string>, places: Places): Set<string> {
  const live = new Set(after);
  for (let i = block.ops.length - 1; i >= 0; i--) step(block.ops[i]!, live, places);
  return live;
}

function step(op: Op, live: Set<string>, places: Places): void {
  for (const it of places.defined(op)) live.delete(it);
  for (const it of places.used(op)) live.add(it);
}
