/** From drafts to the graph: what nothing leads to is dropped, what does nothing is contracted, blocks are numbered
 *  in reverse postorder and calls in source order. It adds and removes no operation that can run. */
import type { Draft } from './drafts.ts';
import type { Block, Graph, Op } from './graph.ts';

export function finish(entry: Draft, exit: Draft): Pick<Graph, 'blocks' | 'exit'> {
  const all = reached(entry, 1);
  while (contract(all, entry, exit)) {}
  mergeChains(reached(entry, 2), entry, exit);
  const order = inOrder(entry, 3);
  // A function that never returns still has an exit.
  if (!order.includes(exit)) order.push(exit);
  numberCalls(order);
  order.forEach((it, id) => {
    it.mark = id;
    it.into = 0;
  });
  // Blocks that some edge leads back to are marked as if edges were counted.
  for (const it of order) for (const { to } of it.out) if (to.mark <= it.mark) to.into = 1;
  return { blocks: order.map(blockOf), exit: exit.mark };
}

const blockOf = (it: Draft): Block => ({
  id: it.mark,
  ops: it.ops,
  out: it.out.map(({ to, when }) => (when === undefined ? { to: to.mark } : { to: to.mark, when })),
  isLoopHead: it.into > 0,
});

/** In any order. `stamp` is larger than that of any walk before. */
function reached(entry: Draft, stamp: number): readonly Draft[] {
  const all = [entry];
  entry.mark = stamp;
  for (let i = 0; i < all.length; i++)
    for (const { to } of all[i]!.out)
      if (to.mark < stamp) {
        to.mark = stamp;
        all.push(to);
      }
  return all;
}

/** Reverse postorder. Of the ways out, the one that stands first in the source is walked last and gets the lower
 *  numbers, whether it is taken when a test is true or false. */
function inOrder(entry: Draft, stamp: number): Draft[] {
  const order: Draft[] = [];
  const stack = [{ draft: entry, next: bySource(entry) }];
  entry.mark = stamp;
  while (stack.length > 0) {
    const top = stack[stack.length - 1]!;
    const to = top.next.pop();
    if (to === undefined) {
      order.push(top.draft);
      stack.pop();
    } else if (to.mark < stamp) {
      to.mark = stamp;
      stack.push({ draft: to, next: bySource(to) });
    }
  }
  return order.reverse();
}

function bySource({ out }: Draft): Draft[] {
  if (out.length === 0) return [];
  const first = out[0]!.to;
  if (out.length === 1) return [first];
  if (out.length > 2) return out.map((it) => it.to).sort((a, b) => placeOf(a) - placeOf(b));
  const second = out[1]!.to;
  return placeOf(second) < placeOf(first) ? [second, first] : [first, second];
}

/** Where the first thing stands that a block does or asks; the exit is behind everything. */
const placeOf = (it: Draft): number =>
  it.ops[0]?.at.start ?? it.out[0]?.when?.at.start ?? Number.MAX_SAFE_INTEGER;

/** Edges skip blocks that do nothing; ways out that all lead to one place are one. */
function contract(order: readonly Draft[], entry: Draft, exit: Draft): boolean {
  let changed = false;
  for (const it of order) {
    const { out } = it;
    let isOne = out.length > 0 && out[0]!.when !== undefined;
    for (const edge of out) {
      const to = through(edge.to, entry, exit);
      if (to !== edge.to) changed = true;
      edge.to = to;
      if (to !== out[0]!.to) isOne = false;
    }
    if (!isOne) continue;
    it.out = [{ to: out[0]!.to }];
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
  for (const it of order) for (const { to } of it.out) to.into++;
  for (const it of order) {
    if (it.into === MERGED) continue;
    for (let edge = it.out[0]; edge !== undefined && edge.when === undefined; edge = it.out[0]) {
      const { to } = edge;
      if (to === it || to === entry || to === exit || to.into !== 1) break;
      for (const op of to.ops) it.ops.push(op);
      it.out = to.out;
      to.into = MERGED;
    }
  }
}

const MERGED = -1;

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
