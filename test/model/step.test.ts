/** Every transition of the lock, as a table of what is known before, done, and known after. Pages are tested beside it; a
 *  lock is spelt `entry>now learnt`, with `!` once it was dropped. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LockMode } from '../../server/src/model/effect.ts';
import type { Lock, Mmu } from '../../server/src/model/state.ts';
import {
  assertLock,
  dropLock,
  emptyMmu,
  entryLock,
  forgetChecks,
  isHeld,
  type LockFault,
  lockNow,
  sleepLock,
  takeLock,
} from '../../server/src/model/step.ts';
import { anyLock } from './states.ts';

const print = ({ entry, now, learnt, dropped }: Lock): string =>
  `${entry}>${now} ${learnt}${dropped ? ' !' : ''}`;

function parse(text: string): Lock {
  const [, entry, now, learnt, dropped] = /^(\w+)>(\w+) (\w+)( !)?$/.exec(text)!;
  return { entry, now, learnt, dropped: dropped !== undefined } as Lock;
}

const told = ({ lock, fault }: { lock: Lock; fault: LockFault }): string =>
  fault ? `${print(lock)} ${fault}` : print(lock);

describe('what the lock is', () => {
  test('a function begins with a lock that only callers know', () => {
    expect(print(entryLock)).toBe('any>entry no');
    expect(lockNow(entryLock)).toBe('any');
  });

  test.each([
    ['any>entry no', 'any', false],
    ['free>entry slept', 'free', false],
    ['read>entry asserted', 'read', true],
    ['write>free dropped !', 'free', false],
    ['free>write taken', 'write', true],
    ['held>held no', 'held', true],
    ['any>unknown no', 'unknown', false],
  ])('%s is %s', (lock, now, held) => {
    expect(lockNow(parse(lock))).toBe(now);
    expect(isHeld(lockNow(parse(lock)))).toBe(held);
  });
});

type Row = readonly [before: string, mode: LockMode, after: string];

describe('taking', () => {
  test.each<Row>([
    // Whoever takes it found it free.
    ['any>entry no', 'read', 'free>read taken'],
    ['any>entry no', 'write', 'free>write taken'],
    // Taking it is believed over an assertion on the way, and the contradiction is told.
    ['held>entry asserted', 'read', 'free>read taken taken-twice'],
    ['write>entry asserted', 'write', 'free>write taken taken-twice'],
    // What sleeping or dropping showed stays.
    ['free>entry slept', 'write', 'free>write slept'],
    ['write>free dropped !', 'read', 'write>read dropped !'],
    ['free>free taken !', 'write', 'free>write taken !'],
    // Twice on one path, in whatever mode.
    ['free>read taken', 'read', 'free>read taken taken-twice'],
    ['free>read taken', 'write', 'free>write taken taken-twice'],
    ['free>held taken', 'write', 'free>write taken taken-twice'],
    ['any>unknown no', 'read', 'any>read no'],
  ])('%s, for %s: %s', (before, mode, after) => expect(told(takeLock(parse(before), mode))).toBe(after));
});

describe('dropping', () => {
  test.each<Row>([
    // Whoever drops it found it held, in that mode.
    ['any>entry no', 'read', 'read>free dropped !'],
    ['any>entry no', 'write', 'write>free dropped !'],
    ['held>entry asserted', 'write', 'held>free asserted !'],
    ['free>read taken', 'read', 'free>free taken !'],
    ['free>write taken', 'held', 'free>free taken !'],
    ['free>held taken', 'read', 'free>free taken !'],
    ['any>unknown no', 'read', 'any>free no !'],
    ['free>read taken', 'write', 'free>free taken ! wrong-mode'],
    ['free>write taken', 'read', 'free>free taken ! wrong-mode'],
    ['read>entry asserted', 'write', 'read>free asserted ! wrong-mode'],
    ['free>entry slept', 'write', 'free>free slept ! not-held'],
    ['write>free dropped !', 'write', 'write>free dropped ! not-held'],
  ])('%s, for %s: %s', (before, mode, after) => expect(told(dropLock(parse(before), mode))).toBe(after));
});

describe('asserting', () => {
  test.each<Row>([
    ['any>entry no', 'held', 'held>entry asserted'],
    ['any>entry no', 'write', 'write>entry asserted'],
    ['any>unknown no', 'read', 'any>read no'],
    // A mode is more than `held`, wherever that was learnt.
    ['held>entry asserted', 'write', 'write>entry asserted'],
    ['free>held taken', 'read', 'free>read taken'],
    ['held>entry asserted', 'held', 'held>entry asserted'],
    ['free>read taken', 'held', 'free>read taken'],
    ['free>read taken', 'read', 'free>read taken'],
    ['free>read taken', 'write', 'free>read taken wrong-mode'],
    ['write>entry asserted', 'read', 'write>entry asserted wrong-mode'],
    ['write>free dropped !', 'held', 'write>free dropped ! not-held'],
    ['free>entry slept', 'read', 'free>entry slept not-held'],
  ])('%s, for %s: %s', (before, mode, after) => expect(told(assertLock(parse(before), mode))).toBe(after));
});

test.each([
  ['any>entry no', 'free>entry slept'],
  ['held>entry asserted', 'held>entry asserted'],
  ['free>write taken', 'free>write taken'],
  ['any>unknown no', 'any>unknown no'],
])('sleeping: %s becomes %s', (before, after) => expect(print(sleepLock(parse(before)))).toBe(after));

describe('of any lock', () => {
  const mode = fc.constantFrom<LockMode>('read', 'write', 'held');

  test('taken and dropped again it is free, was dropped, and its entry is not learnt anew', () =>
    fc.assert(
      fc.property(anyLock, mode, (lock, how) => {
        const taken = takeLock(lock, how);
        const dropped = dropLock(taken.lock, how);
        expect(lockNow(taken.lock)).toBe(how);
        expect(lockNow(dropped.lock)).toBe('free');
        expect(dropped.lock.dropped).toBe(true);
        expect(dropped.lock.entry).toBe(taken.lock.entry);
        expect(dropped.fault).toBeUndefined();
      }),
    ));

  test('dropped and taken again it is held as before, without a fault', () =>
    fc.assert(
      fc.property(anyLock, mode, (lock, how) => {
        const { lock: again, fault } = takeLock(dropLock(lock, how).lock, how);
        expect(lockNow(again)).toBe(how);
        expect(fault).toBeUndefined();
      }),
    ));

  test('a fault is told exactly where the lock is known and the step does not fit', () =>
    fc.assert(
      fc.property(anyLock, mode, (lock, how) => {
        const now = lockNow(lock);
        const isOther = (now === 'read' && how === 'write') || (now === 'write' && how === 'read');
        const needsHeld = now === 'free' ? 'not-held' : isOther ? 'wrong-mode' : undefined;
        expect(takeLock(lock, how).fault).toBe(isHeld(now) ? 'taken-twice' : undefined);
        expect(dropLock(lock, how).fault).toBe(needsHeld);
        expect(assertLock(lock, how).fault).toBe(needsHeld);
      }),
    ));

  test('an assertion that fits is learnt, and made again it teaches nothing', () =>
    fc.assert(
      fc.property(anyLock, mode, (lock, how) => {
        const { lock: after, fault } = assertLock(lock, how);
        if (fault) expect(after).toBe(lock);
        else {
          expect(isHeld(lockNow(after))).toBe(true);
          expect(assertLock(after, how)).toEqual({ lock: after, fault: undefined });
        }
      }),
    ));

  test('what was learnt of the entry is never unlearnt, but from an assertion', () =>
    fc.assert(
      fc.property(anyLock, mode, (lock, how) => {
        for (const after of [takeLock(lock, how).lock, dropLock(lock, how).lock, sleepLock(lock)]) {
          if (lock.entry !== 'any' && lock.learnt !== 'asserted') expect(after.entry).toBe(lock.entry);
          if (lock.dropped) expect(after.dropped).toBe(true);
        }
      }),
    ));
});

test('once the lock is dropped no check counts, and what orders a snapshot stays', () => {
  const mmu: Mmu = {
    ...emptyMmu,
    seqs: new Map([
      [1, { barrier: true, checked: true, struck: false }],
      [2, { barrier: false, checked: false, struck: false }],
    ]),
  };
  expect([...forgetChecks(mmu).seqs]).toEqual([
    [1, { barrier: true, checked: false, struck: false }],
    [2, { barrier: false, checked: false, struck: false }],
  ]);
  const forgotten = forgetChecks(mmu);
  expect(forgetChecks(forgotten)).toBe(forgotten);
});
