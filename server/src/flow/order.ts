/** What must come before what: dominators, postdominators, and which loops a block is in. It knows shape only. */
import { isBackEdge, predecessors, successors } from './edges.ts';
import type { Graph } from './graph.ts';

/** The immediate dominator of each block; -1 for the entry, and for the exit where nothing reaches it. */
export function dominators(graph: Graph): readonly number[] {
  const before = predecessors(graph).map((it) => it.map((each) => each.from));
  return immediate(
    graph.blocks.map((it) => it.id),
    before,
    0,
  );
}

/** The immediate postdominator of each block; -1 for the exit, and where the exit cannot be reached. */
export function postdominators(graph: Graph): readonly number[] {
  const after = successors(graph);
  const before = predecessors(graph).map((it) => it.map((each) => each.from));
  return immediate(postorder(graph.exit, before), after, graph.exit);
}

/** Whether every way to `block` passes `by` (a block dominates itself). `idom` of either kind. */
export function dominates(idom: readonly number[], by: number, block: number): boolean {
  for (let it = block; it >= 0; it = idom[it]!) if (it === by) return true;
  return false;
}

/** Heads of the loops around each block, innermost last. A loop of several entries counts for the blocks that lie on
 *  a cycle through its head. */
export function loops(graph: Graph): readonly (readonly number[])[] {
  const before = predecessors(graph);
  const around: number[][] = graph.blocks.map(() => []);
  for (const head of graph.blocks) {
    if (!head.isLoopHead) continue;
    const inside = new Set([head.id]);
    const open = before[head.id]!.filter((it) => isBackEdge(it.from, it.edge)).map((it) => it.from);
    for (let it = open.pop(); it !== undefined; it = open.pop()) {
      // Blocks before the head lead into the loop and are no part of it.
      if (inside.has(it) || it < head.id) continue;
      inside.add(it);
      for (const each of before[it]!) open.push(each.from);
    }
    for (const it of inside) around[it]!.push(head.id);
  }
  return around;
}

/** Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm": `order` has the root first and, but for loops,
 *  every block behind those in `before`. */
function immediate(order: readonly number[], before: readonly (readonly number[])[], root: number): number[] {
  const idom = before.map(() => -1);
  const place = before.map(() => -1);
  order.forEach((it, i) => {
    place[it] = i;
  });
  idom[root] = root;
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of order) {
      if (block === root) continue;
      const found = meetOf(before[block]!, idom, place);
      if (found === idom[block]) continue;
      idom[block] = found;
      changed = true;
    }
  }
  idom[root] = -1;
  return idom;
}

function meetOf(from: readonly number[], idom: readonly number[], place: readonly number[]): number {
  let meet = -1;
  for (const it of from) {
    if (idom[it] === -1) continue;
    let [a, b] = [it, meet === -1 ? it : meet];
    while (a !== b) {
      if (place[a]! > place[b]!) a = idom[a]!;
      else b = idom[b]!;
    }
    meet = a;
  }
  return meet;
}

/** Reverse postorder from a root along the given neighbours. */
function postorder(root: number, next: readonly (readonly number[])[]): number[] {
  const seen = new Set([root]);
  const order: number[] = [];
  const stack = [{ block: root, left: [...next[root]!] }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = top.left.pop();
    if (to === undefined) {
      order.push(top.block);
      stack.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      stack.push({ block: to, left: [...next[to]!] });
    }
  }
  return order.reverse();
}
