/** From drafts to the graph: what nothing leads to is dropped, what does nothing is contracted, blocks are numbered
 *  in reverse postorder and calls in source order. It adds and removes no operation that can run. */
import type { Draft } from './drafts.ts';
import type { Block, Graph, Op } from './graph.ts';

export function finish(entry: Draft, exit: Draft): Pick<Graph, 'blocks' | 'exit'> {
  const all = reached(entry);
  while (contract(all, entry, exit)) {}
  mergeChains(reached(entry), entry, exit);
  const order = inOrder(entry);
  // A function that never returns still has an exit.
  if (!order.includes(exit)) order.push(exit);
  const ids = new Map(order.map((it, id) => [it, id]));
  numberCalls(order);
  const heads = new Set<number>();
  for (const [it, id] of ids) for (const { to } of it.out) if (ids.get(to)! <= id) heads.add(ids.get(to)!);
  const blocks: Block[] = order.map((it, id) => ({
    id,
    ops: it.ops,
    out: it.out.map((edge) => ({ ...edge, to: ids.get(edge.to)! })),
    isLoopHead: heads.has(id),
  }));
  return { blocks, exit: ids.get(exit)! };
}

/** In any order. */
function reached(entry: Draft): readonly Draft[] {
  const all = [entry];
  const seen = new Set(all);
  for (const it of all)
    for (const { to } of it.out)
      if (!seen.has(to)) {
        seen.add(to);
        all.push(to);
      }
  return all;
}

/** Reverse postorder. Of the ways out, the one that stands first in the source is walked last and gets the lower
 *  numbers, whether it is taken when a test is true or false. */
function inOrder(entry: Draft): Draft[] {
  const seen = new Set([entry]);
  const order: Draft[] = [];
  const stack = [{ draft: entry, next: bySource(entry) }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = top.next.pop();
    if (to === undefined) {
      order.push(top.draft);
      stack.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      stack.push({ draft: to, next: bySource(to) });
    }
  }
  return order.reverse();
}

function bySource(draft: Draft): Draft[] {
  const targets = draft.out.map((it) => it.to);
  return targets.length < 2 ? targets : targets.sort((a, b) => placeOf(a) - placeOf(b));
}

/** Where the first thing stands that a block does or asks; the exit is behind everything. */
const placeOf = (it: Draft): number =>
  it.ops[0]?.at.start ?? it.out[0]?.when?.at.start ?? Number.MAX_SAFE_INTEGER;

/** Edges skip blocks that do nothing; ways out that all lead to one place are one. */
function contract(order: readonly Draft[], entry: Draft, exit: Draft): boolean {
  let changed = false;
  for (const it of order) {
    for (const edge of it.out) {
      const to = through(edge.to, entry, exit);
      if (to !== edge.to) changed = true;
      edge.to = to;
    }
    const only = it.out[0]?.to;
    if (only === undefined || it.out[0]!.when === undefined || it.out.some((edge) => edge.to !== only))
      continue;
    it.out = [{ to: only }];
    changed = true;
  }
  return changed;
}

function through(start: Draft, entry: Draft, exit: Draft): Draft {
  let it = start;
  for (let steps = 0; it !== entry && it !== exit && it.ops.length === 0 && it.out.length === 1; steps++) {
    // An empty endless loop stays.
    if (it.out[0]!.when !== undefined || steps > 100_000) break;
    it = it.out[0]!.to;
    if (it === start) break;
  }
  return it;
}

function mergeChains(order: readonly Draft[], entry: Draft, exit: Draft): void {
  const into = new Map<Draft, number>();
  for (const it of order) for (const { to } of it.out) into.set(to, (into.get(to) ?? 0) + 1);
  const merged = new Set<Draft>();
  for (const it of order) {
    if (merged.has(it)) continue;
    for (let edge = it.out[0]; edge !== undefined && edge.when === undefined; edge = it.out[0]) {
      const { to } = edge;
      if (to === it || to === entry || to === exit || into.get(to) !== 1) break;
      it.ops.push(...to.ops);
      it.out = to.out;
      merged.add(to);
    }
  }
}

/** In order of their place in the source, not of evaluation: an edit at the end renumbers nothing before it. */
function numberCalls(order: readonly Draft[]): void {
  const calls: (CallOp & { ordinal: number })[] = [];
  for (const it of order) for (const op of it.ops) if (op.o === 'call' || op.o === 'each') calls.push(op);
  calls.sort((a, b) => startOf(a) - startOf(b) || b.at.end - a.at.end);
  calls.forEach((it, ordinal) => {
    it.ordinal = ordinal;
  });
}

type CallOp = Extract<Op, { o: 'call' | 'each' }>;

const startOf = (op: CallOp): number => (op.o === 'call' ? op.name.start : op.at.start);
