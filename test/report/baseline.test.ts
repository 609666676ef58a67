/** The baseline: what it accepts, what it does not, and what of it survives edits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareWithBaseline,
  readBaseline,
  UNREVIEWED,
  writeBaseline,
} from '../../server/src/report/baseline.ts';
import { finding, folded, leak } from './sample.ts';

const stated = [
  { finding: finding(), statement: 'toy_mark(pfn);' },
  { finding: folded, statement: 'toy_touch(pfn);' },
  { finding: leak, statement: 'return -EIO;' },
];

test('what was written accepts the same findings, wherever they moved', () => {
  const entries = readBaseline(writeBaseline(stated, []));
  expect(entries.map((entry) => entry.reason)).toEqual([UNREVIEWED, UNREVIEWED, UNREVIEWED]);
  const moved = stated.map((one) => ({ ...one, finding: { ...one.finding, line: one.finding.line + 100 } }));
  const { fresh, accepted, stale } = compareWithBaseline(moved, entries);
  expect([fresh.length, accepted.length, stale.length]).toEqual([0, 3, 0]);
});

test('another cause or another statement is another finding', () => {
  const entries = readBaseline(writeBaseline(stated.slice(2), []));
  const other = { finding: { ...leak, id: leak.id.replace('error', 'retry') }, statement: 'return -EIO;' };
  const edited = { finding: leak, statement: 'return -EAGAIN;' };
  const { fresh, stale } = compareWithBaseline([other, edited], entries);
  expect(fresh).toEqual([other.finding, leak]);
  expect(stale).toEqual(entries);
});

test('what was folded into an accepted finding leads itself when it is new', () => {
  const entries = readBaseline(writeBaseline(stated.slice(0, 1), []));
  const { fresh } = compareWithBaseline(stated, entries);
  expect(fresh.map((one) => [one.ruleId, one.foldedInto])).toEqual([
    ['accessed-outside-mmu-lock', undefined],
    ['page-ref-leak', undefined],
  ]);
});

test('reasons stay when a baseline is written again', () => {
  const before = readBaseline(writeBaseline(stated, []));
  before[1]!.reason = 'the caller holds the lock';
  const again = readBaseline(writeBaseline([...stated].reverse(), before));
  expect(again).toEqual(before);
});

test.each([
  ['{', /^not JSON: /],
  ['[]', /^not a baseline: the file: /],
  ['{"version":2,"entries":[]}', /^not a baseline: version: /],
  [
    '{"version":1,"entries":[{"id":"a","statement":"b","file":"c","message":"d","reason":""}]}',
    /needs a reason/,
  ],
])('a baseline that cannot be read says why: %s', (text, why) => {
  expect(() => readBaseline(text)).toThrow(why);
});

test('any set of findings is accepted by its own baseline', () => {
  const statements = fc.array(fc.record({ id: fc.string(), statement: fc.string() }), { maxLength: 20 });
  fc.assert(
    fc.property(statements, (parts) => {
      const found = parts.map(({ id, statement }) => ({ finding: finding({ id }), statement }));
      const { fresh, stale } = compareWithBaseline(found, readBaseline(writeBaseline(found, [])));
      return fresh.length === 0 && stale.length === 0;
    }),
  );
});
