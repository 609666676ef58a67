/** One cause, one line: where several findings concern one page at one call, one leads and the others name it. Which rule
 *  leads which is DESIGN's; nothing is dropped. */
import { partsOf } from '../report/identity.ts';
import { atLeast } from '../report/levels.ts';
import type { Finding } from './finding.ts';

/** Each list from the leader down; a rule leads those behind it in a list. */
const LEADS: readonly (readonly string[])[] = [
  [
    'page-double-release',
    'release-faultin-unlocked',
    'dirty-outside-mmu-lock',
    'accessed-outside-mmu-lock',
    'accessed-unused',
  ],
  [
    'use-after-release',
    'release-faultin-unlocked',
    'dirty-outside-mmu-lock',
    'accessed-outside-mmu-lock',
    'accessed-unused',
  ],
  [
    'extra-get-page',
    'release-faultin-unlocked',
    'dirty-outside-mmu-lock',
    'accessed-outside-mmu-lock',
    'accessed-unused',
  ],
  ['dirty-without-install', 'accessed-unused'],
  ['page-double-release', 'use-after-release'],
  ['spte-pfn-dirty', 'unpinned-use', 'pfn-metadata-unreferenced'],
  ['spte-pfn-dirty', 'dirty-outside-mmu-lock', 'accessed-outside-mmu-lock', 'accessed-unused'],
  ['unpinned-write', 'dirty-outside-mmu-lock'],
  // The structure lacks the pin that the write wants.
  ['unpinned-write', 'follow-pfn-contract'],
  ['missing-invalidate-retry', 'stale-invalidate-seq'],
  ['vcpu-map-imbalance', 'page-ref-leak'],
];

export function foldOrder(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, Finding[]>();
  const pages = new Map<string, string>();
  for (const one of findings) {
    if (one.ruleId === LAST) continue;
    // Two look-ups may put their page into one variable: what a rule then says of it is said once.
    const name = `${callOf(one)}:${one.ruleId}:${one.subject ?? pageOf(one)}`;
    if (!pages.has(name)) pages.set(name, pageOf(one));
    const key = `${callOf(one)}:${pages.get(name)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const told = [...groups.values()].flatMap((group) => group.map((one) => withLeader(one, group)));
  const leaders = new Map<string, string>();
  for (const { foldedInto, id, ...at } of told)
    if (foldedInto === undefined && !leaders.has(callOf(at))) leaders.set(callOf(at), id);
  return [...told, ...findings.filter(({ ruleId }) => ruleId === LAST).map((one) => under(leaders, one))];
}

/** Of any page: that a call is of the past is the least that there is to say of it. */
const LAST = 'removed-api';

function under(leaders: ReadonlyMap<string, string>, one: Finding): Finding {
  const leader = leaders.get(callOf(one));
  return leader === undefined ? one : { ...one, foldedInto: leader };
}

const callOf = (at: Pick<Finding, 'file' | 'function' | 'line' | 'column'>): string =>
  `${at.file}:${at.function}:${at.line}:${at.column}`;

/** A subject is the page and the call. */
const pageOf = (one: Finding): string => partsOf(one.id).subject.replace(/ at \S*$/, '');

function withLeader(one: Finding, group: readonly Finding[]): Finding {
  const leader = leaderOf(one, group);
  return leader ? { ...one, foldedInto: topOf(leader, group).id } : one;
}

/** Whoever leads the leader leads them both. */
function topOf(one: Finding, group: readonly Finding[]): Finding {
  const leader = leaderOf(one, group);
  return leader ? topOf(leader, group) : one;
}

/** Of one rule, the surest path leads, then the first. */
function leaderOf(one: Finding, group: readonly Finding[]): Finding | undefined {
  const isEarlier = (other: Finding): boolean =>
    other.level === one.level ? group.indexOf(other) < group.indexOf(one) : atLeast(other.level, one.level);
  return group.find(
    (other) =>
      other !== one && (leads(other.ruleId, one.ruleId) || (other.ruleId === one.ruleId && isEarlier(other))),
  );
}

export function leads(leader: string, other: string): boolean {
  if (leader === other) return false;
  if (other === LAST) return true;
  return LEADS.some((list) => list.includes(leader) && list.indexOf(other) > list.indexOf(leader));
}
