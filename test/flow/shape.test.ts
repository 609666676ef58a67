/** What holds for every graph, whatever the text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../server/src/flow/graph.ts';
import { dominates, dominators, loops, postdominators } from '../../server/src/flow/order.ts';
import { graphOf } from './shown.ts';

const simple = fc.constantFrom(
  'f();',
  'x = g(x);',
  'break;',
  'continue;',
  'goto a;',
  'goto b;',
  'return x;',
  ';',
  'x++;',
);
const condition = fc.constantFrom('x', '!y', 'x && f(y)', 'x || !g(y)', '1', '0', 'x ? y : z');

const { statement } = fc.letrec<{ statement: string; block: string }>((tie) => ({
  block: fc.array(tie('statement'), { maxLength: 4 }).map((it) => `{ ${it.join(' ')} }`),
  statement: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    simple,
    fc.tuple(condition, tie('block'), tie('block')).map(([c, a, b]) => `if (${c}) ${a} else ${b}`),
    fc.tuple(condition, tie('block')).map(([c, a]) => `while (${c}) ${a}`),
    fc.tuple(condition, tie('block')).map(([c, a]) => `do ${a} while (${c});`),
    tie('block').map((it) => `kvm_for_each_vcpu(i, v, kvm) ${it}`),
    fc
      .tuple(tie('block'), tie('block'))
      .map(([a, b]) => `switch (x) { case 1: ${a} case 2: ${b} default: f(); }`),
    tie('block').map((it) => `scoped_guard(mutex, &m) ${it}`),
    fc.tuple(tie('block')).map(([it]) => `{ guard(rcu)(); ${it} }`),
  ),
}));
const text = fc.array(statement, { maxLength: 5 }).map((it) => `a: ${it.join('\n')}\nb: h();`);

test('ids are indices, every block is reached, ways out are exhaustive', () => {
  fc.assert(
    fc.property(text, (it) => {
      const graph = graphOf(it);
      const reached = reach(graph);
      for (const block of graph.blocks) {
        expect(graph.blocks[block.id]).toBe(block);
        expect(reached.has(block.id) || block.id === graph.exit).toBe(true);
        if (block.out.length > 1) expect(block.out.every((edge) => edge.when !== undefined)).toBe(true);
        if (block.out.length === 1) expect(block.out[0]!.when).toBeUndefined();
      }
      expect(graph.blocks[graph.exit]).toMatchObject({ ops: [], out: [] });
    }),
  );
});

test('against the order of ids only loops are closed, at their heads', () => {
  fc.assert(
    fc.property(text, (it) => {
      const { blocks } = graphOf(it);
      for (const { id, out } of blocks)
        for (const { to } of out) if (to <= id) expect(blocks[to]!.isLoopHead).toBe(true);
    }),
  );
});

test('on every way guards are dropped as often as taken', () => {
  fc.assert(
    fc.property(text, (it) => {
      const graph = graphOf(it);
      const held = graph.blocks.map(() => undefined as string | undefined);
      const open = [0];
      held[0] = '';
      for (let id = open.pop(); id !== undefined; id = open.pop()) {
        const { ops, out } = graph.blocks[id]!;
        const now = ops.reduce(guards, held[id]!);
        for (const { to } of out) {
          if (held[to] === undefined) open.push(to);
          held[to] ??= now;
          expect(held[to]).toBe(now);
        }
      }
      expect(held[graph.exit] ?? '').toBe('');
    }),
  );
});

/** Ids of the guards held, innermost last. */
function guards(held: string, op: Graph['blocks'][number]['ops'][number]): string {
  if (op.o === 'enter') return `${held} ${op.id}`;
  if (op.o !== 'leave') return held;
  expect(held.endsWith(` ${op.id}`)).toBe(true);
  return held.slice(0, held.lastIndexOf(' '));
}

test('dominators are what their name says', () => {
  fc.assert(
    fc.property(text, (it) => {
      const graph = graphOf(it);
      const idom = dominators(graph);
      const ipdom = postdominators(graph);
      for (const by of graph.blocks) {
        const around = reach(graph, by.id);
        for (const { id } of graph.blocks) {
          if (reach(graph).has(id)) expect(dominates(idom, by.id, id)).toBe(id === by.id || !around.has(id));
          const reachesExit = reach(graph, -1, id).has(graph.exit);
          if (reachesExit)
            expect(dominates(ipdom, by.id, id)).toBe(
              id === by.id || !reach(graph, by.id, id).has(graph.exit),
            );
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('loops hold their heads and what leads back to them', () => {
  const graph = graphOf('while (a) { for (;;) { if (f()) break; } g(); } h();');
  const heads = graph.blocks.filter((it) => it.isLoopHead).map((it) => it.id);
  expect(heads).toHaveLength(2);
  const around = loops(graph);
  const calls = graph.blocks.flatMap((it) =>
    it.ops.flatMap((op) =>
      op.o === 'call' && op.callee.k === 'name' ? [[op.callee.name, around[it.id]]] : [],
    ),
  );
  expect(Object.fromEntries(calls)).toEqual({ f: heads, g: [heads[0]], h: [] });
});

/** Blocks that can be reached without passing one. */
function reach(graph: Graph, without = -1, from = 0): Set<number> {
  const seen = new Set<number>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === without || seen.has(id)) continue;
    seen.add(id);
    for (const { to } of graph.blocks[id]!.out) open.push(to);
  }
  return seen;
}
