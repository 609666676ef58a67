/** Callees before callers: strongly connected components against their definition on random graphs, and a chain too deep
 *  for a recursion. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { components } from '../../server/src/index/order.ts';

const graph = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
  );

/** Whether a path leads from one node to another. */
function reaches(calls: readonly (readonly number[])[], from: number): Set<number> {
  const found = new Set([from]);
  for (const one of found) for (const next of calls[one]!) found.add(next);
  return found;
}

const order = (calls: readonly (readonly number[])[]): number[][] =>
  components(calls.keys(), (node) => calls[node]!);

test('each node is in one component', () =>
  fc.assert(
    fc.property(graph, (calls) => {
      expect(
        order(calls)
          .flat()
          .sort((a, b) => a - b),
      ).toEqual([...calls.keys()]);
    }),
  ));

test('two nodes are in one component exactly if each reaches the other', () =>
  fc.assert(
    fc.property(graph, (calls) => {
      const of = new Map(order(calls).flatMap((component, n) => component.map((node) => [node, n] as const)));
      for (const a of calls.keys())
        for (const b of calls.keys())
          expect(of.get(a) === of.get(b)).toBe(reaches(calls, a).has(b) && reaches(calls, b).has(a));
    }),
  ));

test('what a component calls comes before it', () =>
  fc.assert(
    fc.property(graph, (calls) => {
      const seen = new Set<number>();
      for (const component of order(calls)) {
        for (const node of component) seen.add(node);
        for (const node of component) for (const callee of calls[node]!) expect(seen).toContain(callee);
      }
    }),
  ));

test('the order of one graph is always the same', () =>
  fc.assert(
    fc.property(graph, (calls) => {
      expect(order(calls)).toEqual(order(calls.map((one) => [...one])));
    }),
  ));

test('a chain of a hundred thousand calls', () => {
  const found = components([0], (node) => (node < 100_000 ? [node + 1] : []));
  expect(found.length).toBe(100_001);
  expect(found[0]).toEqual([100_000]);
});
