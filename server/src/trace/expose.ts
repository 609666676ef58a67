/** The events that a function leaves to its callers: the lock or the page is theirs. It says which, never what they mean. */
import { flushKey, isOwed } from '../model/flush.ts';
import { mappedKey } from '../model/print.ts';
import { entryLock } from '../model/step.ts';
import { ANY, type Fact } from './facts.ts';
import { isHandledByCallers } from './handled.ts';
import type { Event } from './trace.ts';
import type { ValueId, Values } from './value.ts';

/** Beyond this many events left to callers, the later ones are dropped: a caller's first fault is found all the same. */
export const EXPOSED = 48;

/** Events that depend on the lock at entry or on a page that came in. */
export function expose(values: Values, events: readonly Event[]): Event[] {
  const exposed = new Map<string, Event>();
  for (const event of events) {
    if (!isLeftToCallers(values, event)) continue;
    const key = exposedKey(event);
    const other = exposed.get(key);
    if (!other && exposed.size >= EXPOSED) continue;
    exposed.set(key, other ? weaker(values, other, event) : event);
  }
  return fewSleeps(values, [...exposed.values()]);
}

/** Sleeps under conditions of the caller's that are worth telling apart. */
const SLEEPS = 6;

/** That it sleeps whatever its arguments are is worth saying once, and nothing beside it. */
function fewSleeps(values: Values, exposed: readonly Event[]): Event[] {
  const sleeps = exposed.filter(({ kind }) => kind === 'sleep');
  if (sleeps.length <= 1) return [...exposed];
  const sure = sleeps.find((event) => event.detail === '' && !isGuarded(values, event));
  const told = new Set(sure ? [sure] : sleeps.slice(0, SLEEPS));
  return exposed.filter((event) => event.kind !== 'sleep' || told.has(event));
}

const isGuarded = (values: Values, event: Event): boolean =>
  [...event.before.facts.keys()].some((id) => values.isPortable(id));

/** Events by their place and what they are about. */
export const exposedKey = (event: Event): string =>
  `${event.ordinal}:${event.kind}:${event.detail}:${event.lock}:${subjectKey(event)}:${event.inner[0]?.ordinal ?? ''}:${event.inner[0]?.fn ?? ''}${event.flush ? flushKey(event.flush) : ''}`;

/** A page, and how it was marked and mapped when it was let go. */
function subjectKey({ page, pageBefore, kind, before }: Event): string {
  if (page === undefined) return '';
  const marks = kind === 'release' ? `${pageBefore?.dirty ? 'd' : ''}${pageBefore?.accessed ? 'a' : ''}` : '';
  return `${page}${marks}${mappedKey(before.mmu)}`;
}

const JUDGED = new Set<Event['kind']>([
  'mark',
  'release',
  'release-faultin',
  'use',
  'get',
  'lock',
  'unlock',
  'assert',
  'sleep',
  'install',
]);

function isLeftToCallers(values: Values, event: Event): boolean {
  if (isDrop(event) || isHandledByCallers(values, event)) return true;
  if (!JUDGED.has(event.kind)) return false;
  const isAboutEntryPage = event.page !== undefined && event.pageBefore?.origin === 'entry';
  if (isAboutEntryPage) return values.isPortable(event.page!);
  return event.lock === 'any' && event.before.mmu.lock.now === entryLock.now;
}

/** The caller's lock is dropped, and with it what the caller owed, or what the path does where its arguments let it. */
const isDrop = ({ flush, before }: Event): boolean =>
  flush !== undefined && before.mmu.lock.now === entryLock.now && (flush.pending || isOwed(flush));

/** One event for two ways to it: what both know. */
function weaker(values: Values, a: Event, b: Event): Event {
  if (a.before.facts === b.before.facts) return a;
  const facts = new Map<ValueId, Fact>();
  for (const [id, fact] of a.before.facts) {
    const other = b.before.facts.get(id);
    const sign = fact.sign | (other?.sign ?? ANY);
    if (other && values.isPortable(id) && (sign !== ANY || (fact.is !== undefined && fact.is === other.is)))
      facts.set(id, { sign, is: fact.is === other.is ? fact.is : undefined });
  }
  return { ...a, before: { ...a.before, facts } };
}

export const unguarded = (event: Event): Event =>
  event.before.facts.size === 0 ? event : { ...event, before: { ...event.before, facts: new Map() } };
