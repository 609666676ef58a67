/** States of the abstract MMU for property tests, such as steps lead to. They hold no value that means anything. */
import fc from 'fast-check';
import type { Lock, Mmu, Page, Seq } from '../../server/src/model/state.ts';

export const anyLock: fc.Arbitrary<Lock> = fc
  .record<Lock>({
    entry: fc.constantFrom('any', 'free', 'read', 'write', 'held'),
    now: fc.constantFrom('entry', 'free', 'read', 'write', 'held', 'unknown'),
    learnt: fc.constantFrom('no', 'taken', 'dropped', 'asserted', 'slept'),
    dropped: fc.boolean(),
  })
  // Nothing is learnt of an entry that is still any, and whatever else it is was learnt.
  .filter(({ entry, learnt }) => (entry === 'any') === (learnt === 'no'));

export const anyPage: fc.Arbitrary<Page> = fc.record<Page>({
  named: fc.constantFrom('pfn', 'pointer'),
  many: fc.boolean(),
  origin: fc.constantFrom('lookup', 'pte', 'entry', 'kernel', 'failed'),
  reference: fc.constantFrom('none', 'get', 'pin', 'unknown'),
  held: fc.integer({ min: -3, max: 3 }),
  refcounted: fc.constantFrom('yes', 'no', 'maybe'),
  present: fc.constantFrom('yes', 'no', 'maybe'),
  released: fc.boolean(),
  moved: fc.boolean(),
  writable: fc.constantFrom('yes', 'no', 'maybe'),
  guest: fc.boolean(),
  installed: fc.boolean(),
  accessed: fc.boolean(),
  dirty: fc.boolean(),
  mapped: fc.integer({ min: -3, max: 3 }),
  own: fc.boolean(),
  rights: fc.constant(undefined),
});

export const anySeq: fc.Arbitrary<Seq> = fc.record({
  barrier: fc.boolean(),
  checked: fc.boolean(),
  struck: fc.boolean(),
});

const id = fc.integer({ min: 0, max: 5 });
const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<ReadonlyMap<number, T>> =>
  fc
    .uniqueArray(fc.tuple(id, value), { maxLength: 3, selector: ([key]) => key })
    .map((list) => new Map(list));

export const anyMmu: fc.Arbitrary<Mmu> = fc.record({
  lock: anyLock,
  rcu: fc.integer({ min: -1, max: 3 }),
  pages: mapOf(anyPage),
  seqs: mapOf(anySeq),
  relaxed: fc.boolean(),
  flush: fc.record({
    owed: fc.constantFrom('no', 'leaf', 'table'),
    unless: fc.option(id, { nil: undefined }),
    lists: fc.uniqueArray(id, { maxLength: 2 }).map((lists) => lists.sort()),
    pending: fc.boolean(),
  }),
  notFollowed: fc.boolean(),
});

/** The same state with its pages and snapshots entered the other way round. */
export const reordered = (mmu: Mmu): Mmu => ({
  ...mmu,
  pages: new Map([...mmu.pages].reverse()),
  seqs: new Map([...mmu.seqs].reverse()),
});
