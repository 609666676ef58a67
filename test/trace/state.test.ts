/** Merging states: a merged state knows nothing that either did not, merging again adds nothing, and what covers a state
 *  leaves nothing out. Otherwise paths are lost, or none ever ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Page } from '../../server/src/model/state.ts';
import { emptyMmu, foundPage, releasePage, takeLock } from '../../server/src/model/step.ts';
import { ANY, decide, type Fact, signOf } from '../../server/src/trace/facts.ts';
import {
  covers,
  distance,
  emptyState,
  join,
  joinMmu,
  load,
  modelKey,
  type State,
} from '../../server/src/trace/state.ts';
import { Values } from '../../server/src/trace/value.ts';
import { anyMmu } from '../model/states.ts';

const values = new Values();
const page = values.sym('pfn', '4');
const arg = (n: number) => values.make({ v: 'arg', n, name: `a${n}` });
const places = [
  ...['ret', 'page', 'i'].map((name) => values.make({ v: 'local', name })),
  values.field(arg(0), 'pfn'),
];
const held = [
  values.num(0),
  values.num(1),
  values.constant('-EAGAIN'),
  arg(1),
  arg(2),
  values.sym('f()', '2'),
  page,
  values.make({ v: 'view', of: page, as: 'page' }),
];
const constants = [values.num(1), values.constant('-EAGAIN'), values.constant('RET_A')];

const found: Page = foundPage('get', {
  refcounted: 'yes',
  origin: 'lookup',
  guest: true,
  named: 'pfn',
  many: false,
});

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((sign): Fact => ({ sign })),
  fc.constantFrom(...constants).map((is): Fact => ({ sign: signOf(values, new Map(), is), is })),
  fc
    .uniqueArray(fc.constantFrom(...constants), { minLength: 1 })
    .map((not): Fact => ({ sign: ANY, not: not.sort((a, b) => a - b) })),
);

/** States with one model, in which only places and facts differ. */
const state: fc.Arbitrary<State> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...held)), {
      selector: ([place]) => place,
    }),
    fc.uniqueArray(fc.tuple(fc.constantFrom(arg(1), arg(2), values.sym('f()', '2')), fact), {
      selector: ([id]) => id,
    }),
    fc.boolean(),
  )
  .map(([store, facts, notFollowed]) => ({
    mmu: { ...emptyMmu, pages: new Map([[page, found]]), notFollowed },
    store: new Map(store),
    facts: new Map(facts),
  }));

describe('a page behind a pointer that differs', () => {
  const local = values.local('shadow');
  const [one, two] = [values.sym('lookup()', '1'), values.sym('alloc()', '2')];
  const behind = (pointer: number, holds: number): State => ({
    ...emptyState,
    mmu: { ...emptyMmu, pages: new Map([[page, found]]) },
    store: new Map([
      [local, pointer],
      [values.field(pointer, 'origin'), holds],
    ]),
  });

  test('goes on behind the joined one', () => {
    const both = join(values, behind(one, page), behind(two, page), 'b9');
    expect(load(values, both, values.field(load(values, both, local), 'origin'))).toBe(page);
    expect(both.mmu.pages.get(page)?.moved).toBe(false);
  });

  test('is out of hand where only one of them leads to it', () => {
    const elsewhere: State = { ...behind(two, values.num(0)), store: new Map([[local, page]]) };
    const both = join(values, behind(one, page), elsewhere, 'b9');
    expect(both.mmu.pages.get(page)?.moved).toBe(true);
  });

  test('stays lost where one of them had lost it', () => {
    const both = join(values, behind(one, page), behind(two, values.num(0)), 'b9');
    expect(both.mmu.pages.get(page)?.moved).toBe(false);
  });
});

describe('two states joined', () => {
  test('know of each place no more than both did', () =>
    fc.assert(
      fc.property(state, state, (a, b) => {
        const both = join(values, a, b, 'b1');
        for (const place of places) {
          const sign = signOf(values, both.facts, load(values, both, place));
          for (const one of [a, b]) {
            const was = signOf(values, one.facts, load(values, one, place));
            expect(was & ~sign, values.printPlace(place)).toBe(0);
          }
        }
        for (const [id, { is, not }] of both.facts) {
          const [left, right] = [a.facts.get(id), b.facts.get(id)];
          if (is !== undefined) expect([left?.is, right?.is]).toEqual([is, is]);
          // What a join made up is known of by the place that holds it.
          const place = places.find((at) => both.store.get(at) === id);
          const isMade = place !== undefined && !left && !right;
          for (const n of not ?? [])
            for (const one of [a, b]) {
              const was = isMade ? load(values, one, place) : id;
              const known = one.facts.get(was);
              const differs = known?.not?.includes(n) || (known?.is !== undefined && known.is !== n);
              expect(differs || decide(values, one.facts, '==', [was, n], 0) === 'false').toBe(true);
            }
        }
      }),
      { numRuns: 1000 },
    ));

  test('keep what both hold, and one page under another name', () =>
    fc.assert(
      fc.property(state, state, (a, b) => {
        const both = join(values, a, b, 'b1');
        for (const place of places) {
          const [left, right] = [load(values, a, place), load(values, b, place)];
          if (left === right) expect(load(values, both, place)).toBe(left);
          else if (values.root(left) === page && values.root(right) === page)
            expect(values.root(load(values, both, place))).toBe(page);
        }
      }),
    ));

  test('joined with either again add nothing, and so an end is reached', () =>
    fc.assert(
      fc.property(state, state, (a, b) => {
        const both = join(values, a, b, 'b1');
        for (const one of [a, b]) {
          const again = join(values, both, one, 'b1');
          expect(covers(values, both, again)).toBe(true);
          expect(modelKey(again)).toBe(modelKey(both));
        }
      }),
      { numRuns: 1000 },
    ));

  test('that are one stay it', () =>
    fc.assert(
      fc.property(state, (a) => {
        expect(join(values, a, a, 'b1')).toBe(a);
        const twin = { ...a, store: new Map(a.store), facts: new Map(a.facts) };
        expect(covers(values, a, join(values, a, twin, 'b1'))).toBe(true);
        expect(covers(values, join(values, a, twin, 'b1'), a)).toBe(true);
      }),
    ));
});

describe('covering', () => {
  test('is reflexive', () =>
    fc.assert(
      fc.property(state, (a) => {
        expect(covers(values, a, a)).toBe(true);
      }),
    ));

  /** Less known of the same places. */
  const weaker = (a: State, keep: readonly boolean[]): State => ({
    ...a,
    facts: new Map([...a.facts].filter((_, n) => keep[n % Math.max(keep.length, 1)] ?? true)),
  });

  test('whoever knows less covers', () =>
    fc.assert(
      fc.property(state, fc.array(fc.boolean()), (a, keep) => {
        expect(covers(values, weaker(a, keep), a)).toBe(true);
      }),
    ));

  test('is transitive', () =>
    fc.assert(
      fc.property(state, state, state, fc.array(fc.boolean()), fc.array(fc.boolean()), (a, x, y, k, l) => {
        const b = weaker(a, k);
        const chains = [
          [a, b, weaker(b, l)],
          [a, x, y],
          [a, { ...a, facts: x.facts }, { ...a, facts: y.facts }],
        ] as const;
        for (const [narrow, middle, wide] of chains)
          if (covers(values, middle, narrow) && covers(values, wide, middle))
            expect(covers(values, wide, narrow)).toBe(true);
      }),
      { numRuns: 2000 },
    ));

  test('whoever holds something else, or knows more, does not', () => {
    const [ret] = places as [number];
    const zero = { ...emptyState, store: new Map([[ret, values.num(0)]]) };
    const one = { ...emptyState, store: new Map([[ret, values.num(1)]]) };
    const asked = { ...emptyState, facts: new Map([[arg(1), { sign: 2 }]]) };
    expect(covers(values, zero, one)).toBe(false);
    expect(covers(values, emptyState, zero)).toBe(false);
    expect(covers(values, zero, emptyState)).toBe(false);
    expect(covers(values, asked, emptyState)).toBe(false);
    expect(covers(values, emptyState, asked)).toBe(true);
    const lost = { ...emptyState, mmu: { ...emptyMmu, notFollowed: true } };
    expect(covers(values, lost, emptyState)).toBe(false);
    expect(covers(values, emptyState, lost)).toBe(true);
  });
});

test('states are as far apart as they differ, whichever is asked', () =>
  fc.assert(
    fc.property(state, state, (a, b) => {
      const guards = new Set(['ret']);
      expect(distance(values, a, a, guards)).toBe(0);
      expect(distance(values, a, b, guards)).toBeGreaterThanOrEqual(0);
    }),
  ));

describe('the models of two states', () => {
  test('that differ in a page leave it to nobody', () => {
    const other = releasePage(found).page;
    const both = joinMmu(
      { ...emptyMmu, pages: new Map([[page, found]]) },
      { ...emptyMmu, pages: new Map([[page, other]]) },
    );
    expect(both.pages.get(page)).toMatchObject({ held: 0, released: false, moved: true });
  });

  test('joined again add nothing', () =>
    fc.assert(
      fc.property(anyMmu, anyMmu, (a, b) => {
        const same = { ...b, lock: a.lock };
        const both = joinMmu(a, same);
        for (const one of [a, same]) {
          expect(joinMmu(both, one).pages).toEqual(both.pages);
          expect(joinMmu(both, one).notFollowed).toBe(both.notFollowed);
        }
      }),
    ));

  test('keep the checks that both made, and say if either was followed by nobody', () => {
    const checked = { barrier: true, checked: true, struck: false };
    const both = joinMmu(
      {
        ...emptyMmu,
        seqs: new Map([
          [1, checked],
          [2, checked],
        ]),
      },
      { ...emptyMmu, notFollowed: true, seqs: new Map([[1, checked]]) },
    );
    expect([...both.seqs.keys()]).toEqual([1]);
    expect(both.notFollowed).toBe(true);
  });

  test('with different locks are not joined: their keys differ', () => {
    const free = { ...emptyState };
    const taken = { ...emptyState, mmu: { ...emptyMmu, lock: takeLock(emptyMmu.lock, 'read').lock } };
    expect(modelKey(free)).not.toBe(modelKey(taken));
  });
});
