/** One cause, one line: who leads whom, as the design lists it, and what folding keeps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identity } from '../../server/src/report/identity.ts';
import type { Finding } from '../../server/src/service/finding.ts';
import { foldOrder, leads } from '../../server/src/service/fold.ts';

/** DESIGN §5, from the leader down. */
const CHAINS: readonly (readonly string[])[] = [
  ...['page-double-release', 'use-after-release', 'extra-get-page'].map((first) => [
    first,
    'release-faultin-unlocked',
    'dirty-outside-mmu-lock',
    'accessed-outside-mmu-lock',
    'accessed-unused',
  ]),
  ['spte-pfn-dirty', 'unpinned-use', 'pfn-metadata-unreferenced'],
  ['spte-pfn-dirty', 'dirty-outside-mmu-lock', 'accessed-outside-mmu-lock'],
  ['unpinned-write', 'dirty-outside-mmu-lock'],
  ['unpinned-write', 'follow-pfn-contract'],
  ['missing-invalidate-retry', 'stale-invalidate-seq'],
  ['vcpu-map-imbalance', 'page-ref-leak'],
];

const RULES = [
  ...new Set([...CHAINS.flat(), 'dirty-without-install', 'missing-dirty', 'lock-imbalance', 'removed-api']),
];

const pairs = CHAINS.flatMap((chain) =>
  chain.flatMap((leader, n) => chain.slice(n + 1).map((other) => [leader, other] as const)),
);

describe('who leads', () => {
  test.each(pairs)('%s leads %s, and not the other way round', (leader, other) => {
    expect(leads(leader, other)).toBe(true);
    expect(leads(other, leader)).toBe(false);
  });

  test('removed-api folds under all others', () => {
    for (const rule of RULES)
      expect([leads(rule, 'removed-api'), leads('removed-api', rule)]).toEqual([
        rule !== 'removed-api',
        false,
      ]);
  });

  test.each([
    // When and whether are two bugs.
    ['dirty-outside-mmu-lock', 'dirty-without-install'],
    ['missing-invalidate-retry', 'unpinned-use'],
    ['lock-imbalance', 'dirty-outside-mmu-lock'],
    ['missing-dirty', 'accessed-unused'],
    ['extra-get-page', 'page-ref-leak'],
  ])('%s and %s both lead', (one, other) =>
    expect([leads(one, other), leads(other, one)]).toEqual([false, false]),
  );

  test('nobody leads itself, and never two each other', () => {
    for (const one of RULES)
      for (const other of RULES)
        expect(leads(one, other) && leads(other, one), `${one} ${other}`).toBe(false);
  });
});

interface At {
  readonly rule: string;
  readonly subject?: string;
  readonly level?: Finding['level'];
  readonly page?: string;
  readonly line?: number;
  readonly cause?: string;
}

const finding = ({ rule, page = 'pfn', line = 3, cause = 'dropped', ...more }: At): Finding => ({
  id: identity({ ruleId: rule, file: 'a.c', function: 'f', subject: `${page} at put#1`, cause }),
  ruleId: rule,
  level: more.level ?? 'warning',
  function: 'f',
  message: '',
  ...(more.subject === undefined ? {} : { subject: more.subject }),
  path: [],
  file: 'a.c',
  line,
  column: 2,
  endLine: line,
  endColumn: 5,
});

const folded = (...all: readonly At[]): string[] =>
  foldOrder(all.map(finding)).map(({ ruleId, foldedInto }) =>
    foldedInto ? `${ruleId} in ${foldedInto.split('|')[0]}` : ruleId,
  );

describe('folding', () => {
  test('the highest leads all', () =>
    expect(
      folded(
        { rule: 'accessed-unused' },
        { rule: 'dirty-outside-mmu-lock' },
        { rule: 'release-faultin-unlocked' },
        { rule: 'page-double-release' },
      ),
    ).toEqual([
      'accessed-unused in page-double-release',
      'dirty-outside-mmu-lock in page-double-release',
      'release-faultin-unlocked in page-double-release',
      'page-double-release',
    ]));

  test('another page, another call or another cause of the kind is another line', () => {
    const two = (other: At) => folded({ rule: 'release-faultin-unlocked' }, other);
    expect(two({ rule: 'dirty-outside-mmu-lock', page: 'other' })[1]).toBe('dirty-outside-mmu-lock');
    expect(two({ rule: 'dirty-outside-mmu-lock', line: 4 })[1]).toBe('dirty-outside-mmu-lock');
    expect(two({ rule: 'dirty-outside-mmu-lock' })[1]).toBe(
      'dirty-outside-mmu-lock in release-faultin-unlocked',
    );
  });

  test('two look-ups into one variable are one line, and the surer one leads', () => {
    const at = { rule: 'dirty-outside-mmu-lock', subject: 'page' };
    expect(folded({ ...at, page: 'first()', level: 'info' }, { ...at, page: 'second()' })).toEqual([
      'dirty-outside-mmu-lock in dirty-outside-mmu-lock',
      'dirty-outside-mmu-lock',
    ]);
    expect(folded({ ...at, page: 'first()' }, { ...at, page: 'second()', subject: 'other' })).toEqual([
      'dirty-outside-mmu-lock',
      'dirty-outside-mmu-lock',
    ]);
  });

  test('removed-api goes under whatever else is told of the call, of any page', () => {
    const two = (other: At) => folded({ rule: 'removed-api', page: 'kvm_set_pfn_dirty#1' }, other);
    expect(two({ rule: 'dirty-outside-mmu-lock', page: 'other' })).toEqual([
      'dirty-outside-mmu-lock',
      'removed-api in dirty-outside-mmu-lock',
    ]);
    expect(two({ rule: 'dirty-outside-mmu-lock', line: 4 })[1]).toBe('removed-api');
  });

  test('two of one rule at one call: the first leads', () =>
    expect(
      folded({ rule: 'lock-imbalance', cause: 'taken-twice' }, { rule: 'lock-imbalance', cause: 'not-held' }),
    ).toEqual(['lock-imbalance', 'lock-imbalance in lock-imbalance']));

  test('drops nothing, and every leader that is named is there and leads', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            rule: fc.constantFrom(...RULES),
            page: fc.constantFrom('pfn', 'page'),
            line: fc.constantFrom(3, 4),
            cause: fc.constantFrom('dropped', 'never-taken'),
          }),
          // One identity is one finding: no two with the same are ever folded.
          { selector: (at) => finding(at).id, maxLength: 12 },
        ),
        (all) => {
          const done = foldOrder(all.map(finding));
          expect(done.map(({ id }) => id).sort()).toEqual(all.map((at) => finding(at).id).sort());
          const byId = new Map(done.map((one) => [one.id, one]));
          for (const { foldedInto } of done)
            if (foldedInto !== undefined) expect(byId.get(foldedInto)!.foldedInto).toBeUndefined();
        },
      ),
    ));
});
