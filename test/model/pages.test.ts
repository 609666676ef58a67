/** What steps do to pages: references counted, releases noticed, calls composed. A callee's summary must mean what its
 *  body would have done in the caller's place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, pageKey, printLock, printMmu, printPage } from '../../server/src/model/print.ts';
import type { Page } from '../../server/src/model/state.ts';
import {
  composePage,
  emptyMmu,
  entryPage,
  foundPage,
  getPage,
  releasePage,
  withoutReference,
  withPage,
} from '../../server/src/model/step.ts';
import { anyMmu, anyPage, reordered } from './states.ts';

const found = (reference: 'none' | 'get' | 'pin'): Page =>
  foundPage(reference, {
    refcounted: 'maybe',
    origin: 'lookup',
    guest: true,
    named: 'pfn',
    many: false,
  });

describe('references', () => {
  test('a look-up holds one, or none where it takes none', () => {
    expect([found('get').held, found('pin').held, found('none').held]).toEqual([1, 1, 0]);
    expect(found('get').released).toBe(false);
  });

  test('the last one given back is noticed, and one more is one too many', () => {
    const once = releasePage(found('get'));
    expect(once).toMatchObject({ noneLeft: false, page: { held: 0, released: true } });
    expect(releasePage(once.page)).toMatchObject({ noneLeft: true, page: { released: true } });
  });

  test('of two, the first release leaves one', () => {
    const two = getPage(found('get'));
    const one = releasePage(two);
    expect(one).toMatchObject({ noneLeft: false, page: { held: 1, released: false } });
    expect(releasePage(one.page)).toMatchObject({ noneLeft: false, page: { held: 0, released: true } });
  });

  test("an argument's reference is its caller's: given back it counts below zero and is never too many here", () => {
    const once = releasePage(entryPage);
    expect(once).toMatchObject({ noneLeft: false, page: { held: -1, released: true } });
    expect(releasePage(once.page)).toMatchObject({ noneLeft: false, page: { held: -2 } });
    const balanced = releasePage(getPage(entryPage));
    expect(balanced).toMatchObject({ noneLeft: false, page: { held: 0, released: false } });
  });

  test('an error pfn, NULL and a pfn without struct page have nothing to give back', () => {
    for (const gone of [{ present: 'no' } as const, { refcounted: 'no' } as const]) {
      const page = { ...found('get'), ...gone };
      expect(releasePage(page)).toEqual({ page, noneLeft: false });
    }
    expect(withoutReference(found('get'))).toMatchObject({ reference: 'none', held: 0 });
    expect(withoutReference(entryPage)).toMatchObject({ reference: 'unknown', held: 0 });
  });

  test('one page handed over, or one of many, is never released too often', () => {
    const moved = { ...found('get'), moved: true };
    expect(releasePage(releasePage(moved).page).noneLeft).toBe(false);
    const many = { ...found('get'), many: true };
    expect(releasePage(releasePage(many).page)).toMatchObject({ noneLeft: false, page: { released: false } });
  });

  test('taking one makes a page out of a bare pfn, and keeps a pin a pin', () => {
    expect(getPage(found('none'))).toMatchObject({ reference: 'get', held: 1 });
    expect(getPage(found('pin'))).toMatchObject({ reference: 'pin', held: 2 });
    expect(getPage(releasePage(found('get')).page)).toMatchObject({ held: 1, released: false });
  });

  test('of any page: releasing never raises the count, taking never lowers it, both stay in bounds', () =>
    fc.assert(
      fc.property(anyPage, (page) => {
        const less = releasePage(page).page;
        const more = getPage(page);
        expect(less.held).toBeLessThanOrEqual(page.held);
        expect(more.held).toBeGreaterThanOrEqual(page.held);
        expect(more.released).toBe(false);
        expect([less.held, more.held].every((held) => held >= -3 && held <= 3)).toBe(true);
        expect(withoutReference(page).held).toBeLessThanOrEqual(Math.max(page.held, 0));
      }),
    ));
});

type Deed = 'get' | 'put' | 'dirty' | 'accessed' | 'install';

const does = (page: Page, deed: Deed): Page => {
  if (deed === 'get') return getPage(page);
  if (deed === 'put') return releasePage(page).page;
  if (deed === 'install') return { ...page, installed: true, guest: true };
  return { ...page, [deed]: true };
};

/** Deeds on a page that never give back more than there is, nor take more than is counted. */
const deeds = fc
  .array(fc.constantFrom<Deed>('get', 'put', 'put', 'dirty', 'accessed', 'install'), { maxLength: 8 })
  .map((list) => {
    let held = 1;
    return list.filter((deed) => {
      const next = held + (deed === 'get' ? 1 : deed === 'put' ? -1 : 0);
      const fits = next >= 0 && next <= 3 && held > 0;
      if (fits) held = next;
      return fits;
    });
  });

describe('a call', () => {
  test('does what its body would have done', () =>
    fc.assert(
      fc.property(deeds, fc.nat(8), (all, cut) => {
        const before = all.slice(0, cut).reduce(does, found('get'));
        const callee = all.slice(cut).reduce(does, entryPage);
        expect(composePage(before, callee)).toEqual(all.reduce(does, found('get')));
      }),
    ));

  test('inside another composes alike from either end, as far as references are counted', () => {
    // Elements of an array are not counted one by one, so that order matters among them; and what a callee knows of an
    // argument's reference, it knows by taking one or by unpinning.
    const small = (page: Page): Page => ({
      ...page,
      many: false,
      held: Math.sign(page.held),
      mapped: Math.sign(page.mapped),
    });
    const callee = fc
      .tuple(anyPage, fc.constantFrom('unknown', 'get', 'pin'))
      .map(([page, reference]): Page => ({ ...small(page), origin: 'entry', reference }));
    fc.assert(
      fc.property(anyPage.map(small), callee, callee, (a, b, c) => {
        const left = composePage(composePage(a, b), c);
        const right = composePage(a, composePage(b, c));
        expect({ ...left, released: 0 }).toEqual({ ...right, released: 0 });
      }),
    );
  });

  test('that does nothing changes nothing', () =>
    fc.assert(
      fc.property(anyPage, (page) => {
        expect(composePage(page, entryPage)).toEqual(page);
      }),
    ));

  test('adds up what it took and gave back, and knows a last reference', () => {
    const put = releasePage(entryPage).page;
    expect(composePage(found('get'), put)).toMatchObject({ held: 0, released: true });
    expect(composePage(getPage(found('get')), put)).toMatchObject({ held: 1, released: false });
    expect(composePage(found('none'), getPage(entryPage))).toMatchObject({ held: 1, reference: 'get' });
    expect(composePage(entryPage, put)).toMatchObject({ held: -1, released: true });
  });

  test('a pinned page stays pinned where a callee takes a reference more', () => {
    expect(getPage(found('pin')).reference).toBe('pin');
    expect(composePage(found('pin'), getPage(entryPage)).reference).toBe('pin');
  });

  test('a callee that gives back a pfn without struct page gave back nothing', () => {
    const bare = withoutReference({ ...found('get'), refcounted: 'no' });
    expect(releasePage(bare).page).toEqual(bare);
    expect(composePage(bare, releasePage(entryPage).page)).toEqual(bare);
  });

  test('a callee that gives back one of many says nothing of the others', () => {
    const many = { ...found('get'), many: true };
    expect(composePage(many, releasePage(entryPage).page)).toEqual(releasePage(many).page);
  });
});

describe('keys', () => {
  test('do not know in which order pages came', () =>
    fc.assert(
      fc.property(anyMmu, (mmu) => {
        expect(keyOf(reordered(mmu))).toBe(keyOf(mmu));
      }),
    ));

  /** What keys leave out on purpose: how pages are named, and a drop that changes nothing. */
  const told = (mmu: Parameters<typeof keyOf>[0]): unknown => ({
    lock: {
      ...mmu.lock,
      dropped: mmu.lock.dropped && mmu.lock.now !== 'free' && mmu.lock.entry !== 'free',
    },
    rcu: mmu.rcu,
    pages: new Map([...mmu.pages].map(([id, page]) => [id, { ...page, named: 0, many: 0 }])),
    seqs: new Map([...mmu.seqs].map(([id, seq]) => [id, seq])),
  });

  test('are equal exactly where the states are', () =>
    fc.assert(
      fc.property(anyMmu, anyMmu, fc.boolean(), (a, b, same) => {
        const other = same ? reordered({ ...a, notFollowed: b.notFollowed }) : b;
        expect(keyOf(a) === keyOf(other)).toBe(isEqual(told(a), told(other)));
      }),
      { numRuns: 500 },
    ));

  test('tell every single difference of a page', () =>
    fc.assert(
      fc.property(anyPage, anyPage, (a, b) => {
        for (const part of Object.keys(a) as (keyof Page)[]) {
          if (part === 'named' || part === 'many') continue;
          expect(pageKey({ ...a, [part]: b[part] }) === pageKey(a), part).toBe(a[part] === b[part]);
        }
      }),
    ));

  test('a checked snapshot that was ordered is not one that never was', () => {
    const one = (barrier: boolean) =>
      keyOf({ ...emptyMmu, seqs: new Map([[1, { barrier, checked: true, struck: false }]]) });
    expect(one(true)).not.toBe(one(false));
  });
});

const isEqual = (a: unknown, b: unknown): boolean => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

describe('words', () => {
  test.each([
    [{ entry: 'any', now: 'entry', learnt: 'no', dropped: false }, 'as at entry'],
    [{ entry: 'read', now: 'entry', learnt: 'asserted', dropped: false }, 'read'],
    [{ entry: 'free', now: 'write', learnt: 'taken', dropped: false }, 'write'],
    [{ entry: 'write', now: 'free', learnt: 'dropped', dropped: true }, 'free (dropped)'],
    [{ entry: 'free', now: 'free', learnt: 'taken', dropped: false }, 'free'],
  ] as const)('of a lock: %j', (lock, words) => expect(printLock(lock)).toBe(words));

  test('of pages and of a whole state', () => {
    const page = { ...getPage(found('get')), writable: 'yes', installed: true, dirty: true } as const;
    expect(printPage(page)).toBe('get, 2 references, writable, mapped, dirty');
    expect(printPage(entryPage)).toBe('reference unknown');
    expect(printPage({ ...releasePage(found('pin')).page, accessed: true })).toBe('pin, released, accessed');
    const mmu = {
      ...withPage({ ...emptyMmu, notFollowed: true }, 3, page),
      seqs: new Map([[7, { barrier: true, checked: false, struck: false }]]),
    };
    expect(printMmu(mmu, (id) => `v${id}`)).toBe(
      'mmu_lock as at entry · v3 get, 2 references, writable, mapped, dirty · v7 ordered · after a call that was not followed',
    );
  });
});
