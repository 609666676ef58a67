/** The solver, with constants as its states, and liveness. */
import { expect, test } from 'vitest';
import type { Graph, Guard } from '../../server/src/flow/graph.ts';
import { aliveAtOps, liveness, type Places } from '../../server/src/flow/live.ts';
import { partsOf } from '../../server/src/flow/purity.ts';
import { type Problem, solve } from '../../server/src/flow/solve.ts';
import type { Expr } from '../../server/src/ir/ir.ts';
import { graphOf } from './shown.ts';

/** What `x` may be: the constants assigned to it. */
const constants: Problem<ReadonlySet<string>> = {
  entry: new Set(['?']),
  transfer: (block, state) =>
    block.ops.reduce(
      (now, op) =>
        op.o === 'set' && op.place.k === 'name' && op.place.name === 'x'
          ? new Set([op.value.k === 'num' ? op.value.text : '?'])
          : now,
      state,
    ),
  edge: ({ when }, state) => (when?.g === 'test' && contradicts(when, state) ? undefined : state),
  join: (old, more) => new Set([...old, ...more]),
  equal: (a, b) => a.size === b.size,
};

const contradicts = (when: Extract<Guard, { g: 'test' }>, state: ReadonlySet<string>): boolean =>
  when.test.k === 'name' &&
  when.test.name === 'x' &&
  [...state].every((it) => it !== '?' && (it === '0') === when.is);

const atExit = (graph: Graph): string =>
  [...(solve(graph, constants).at[graph.exit] ?? ['nothing'])].sort().join(' ');

test('states meet behind branches and around loops', () => {
  expect(atExit(graphOf('x = 1; if (a) x = 2;'))).toBe('1 2');
  expect(atExit(graphOf('x = 1; while (a) { if (b) x = 2; else x = 3; }'))).toBe('1 2 3');
});

test('an edge that cannot be taken is not', () => {
  expect(atExit(graphOf('x = 0; if (x) x = 5;'))).toBe('0');
  expect(atExit(graphOf('x = 1; while (x) f();'))).toBe('nothing');
});

test('blocks are taken in their order, each once where there is no loop', () => {
  const graph = graphOf('if (a) f(); else g(); if (b) x = 1; h();');
  expect(solve(graph, constants)).toMatchObject({ spent: false, steps: graph.blocks.length });
});

test('a spent budget is told', () => {
  const { spent, steps } = solve(graphOf('if (a) f(); else g(); h();'), { ...constants, budget: 2 });
  expect([spent, steps]).toEqual([true, 2]);
});

const names = (it: Expr): string[] => (it.k === 'name' ? [it.name] : partsOf(it).flatMap(names));

const variables: Places = {
  used: (op) => {
    if (op.o === 'set') return names(op.value);
    if (op.o === 'call') return op.args.flatMap(names);
    return op.o === 'return' && op.value ? names(op.value) : [];
  },
  defined: (op) => (op.o === 'set' && op.place.k === 'name' ? [op.place.name] : []),
  usedBy: (edge) => (edge.when?.g === 'test' ? names(edge.when.test) : []),
};

test('a variable is alive until it is written or nobody looks any more', () => {
  const graph = graphOf('x = 1; y = 2; if (c) { f(x); y = 3; } return y;');
  const live = liveness(graph, variables);
  const before = (id: number) => [...live.before[id]!].sort();
  expect(before(0)).toEqual(['c']);
  expect(before(1)).toEqual(['x']);
  expect([...live.after[0]!].sort()).toEqual(['c', 'x', 'y']);
  expect(
    aliveAtOps(graph.blocks[0]!, live.after[0]!, variables).map((it) => [...it].sort().join(' ')),
  ).toEqual(['c', 'c x', 'c x y']);
});

test('around a loop what the next turn looks at is alive', () => {
  const graph = graphOf('while (c) { f(x); x = y; }');
  const head = graph.blocks.find((it) => it.isLoopHead)!;
  expect([...liveness(graph, variables).before[head.id]!].sort()).toEqual(['c', 'x', 'y']);
});
