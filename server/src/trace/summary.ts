/** From the ways out of a function to what its callers need: outcomes over what was there at entry, and the events that
 *  only callers can judge. It forgets everything a caller cannot name. */

import type { Param } from '../ir/ir.ts';
import { isOwed, keepLists, settled } from '../model/flush.ts';
import { keyOf } from '../model/print.ts';
import type { Mmu, Page, PageId } from '../model/state.ts';
import { EXPOSED, expose, exposedKey, unguarded } from './expose.ts';
import { type Fact, signOf } from './facts.ts';
import { pathTo } from './path.ts';
import { pageRoot } from './roots.ts';
import { awake, isQuiet } from './silent.ts';
import { emptyState, join, joinMmu, type State } from './state.ts';
import { Table, tableOf } from './table.ts';
import type { Event, Exit, FunctionKey, Outcome, Summary, Visit } from './trace.ts';
import { ADDRESS, type ValueId, type Values } from './value.ts';

/** Beyond this many ways, those that leave the model alike are merged whatever they return. */
const OUTCOMES = 12;
/** What lives as long as the VM owns the pages that are put into it: no caller gives them back from there. */
const LASTING = /\bstruct kvm(_vcpu)?\b/;

export function summarise(
  values: Values,
  key: FunctionKey,
  params: readonly Param[],
  { ends, visits }: { readonly ends: readonly Exit[]; readonly visits: readonly Visit[] },
  events: readonly Event[],
  hands: readonly number[],
): Summary {
  const lasting = new Set(params.flatMap(({ type }, n) => (LASTING.test(type) ? [n] : [])));
  const lengths = tellingLengths(visits);
  const told = (way: WayOut): string => `${keyOf(way.mmu)}/${resultClass(values, way)}`;
  const wholly = (way: WayOut): string => `${told(way)}/${guardKey(values, way)}`;
  let ways = mergeAlike(
    values,
    ends.map((exit) => project(values, exit, lengths[exit.visit]!, lasting)),
    wholly,
  );
  if (ways.length > OUTCOMES) ways = mergeAlike(values, withoutFlush(ways), wholly);
  // First what led to the same result.
  if (ways.length > OUTCOMES)
    ways = mergeAlike(values, ways, ({ mmu, value }) => `${keyOf(mmu)}/${value ?? ''}`);
  // What is owed is told by the result: those two stay together longest.
  if (ways.length > OUTCOMES && ways.some(({ mmu }) => isOwed(mmu.flush)))
    ways = mergeAlike(values, ways, told);
  // Then those that leave callers the same pages: of what nobody holds any more, the difference matters least.
  if (ways.length > OUTCOMES)
    ways = mergeAlike(values, ways, (way) => `${keyOf(stillHeld(way.mmu))}/${resultClass(values, way)}`);
  if (ways.length > OUTCOMES) ways = mergeAlike(values, ways, (way) => keyOf(way.mmu));
  if (ways.length > OUTCOMES)
    ways = mergeAlike(values, ways, (way) => `${JSON.stringify(way.mmu.lock)}${resultClass(values, way)}`);
  const outcomes = ways.map((way) => outcomeOf(values, key, way, visits));
  const exposed = expose(values, events);
  const sleeps = events.some((event) => event.kind === 'sleep');
  const trivial =
    exposed.length === 0 && !sleeps && outcomes.every((outcome) => isQuiet(outcome.state) && !outcome.leaves);
  const onlySleeps =
    sleeps &&
    exposed.every((event) => event.kind === 'sleep') &&
    outcomes.every((outcome) => isQuiet(awake(outcome.state)));
  const addresses = [...new Set(outcomes.flatMap((outcome) => addressesIn(values, outcome)))];
  return { key, outcomes, exposed, hands, sleeps, trivial, onlySleeps, addresses };
}

/** Where a way out leaves addresses of pages: `` for the result, `.hva` for a member. */
function addressesIn(values: Values, { value, state }: Outcome): string[] {
  const found = value !== undefined && isAddress(values, value) ? [''] : [];
  for (const [place, held] of state.store) {
    const at = values.get(place);
    if (isAddress(values, held)) found.push(at.v === 'field' ? `.${at.field}` : '*');
  }
  return found;
}

/** Where the function itself owes nothing, whether it flushed what its caller owes is the first to be forgotten. */
function withoutFlush(ways: readonly WayOut[]): readonly WayOut[] {
  if (ways.some(({ mmu }) => isOwed(mmu.flush)) || ways.every(({ mmu }) => mmu.flush.pending)) return ways;
  return ways.map((way) => ({ ...way, mmu: { ...way.mmu, flush: settled } }));
}

const isAddress = (values: Values, id: ValueId): boolean =>
  values.mentions(id, (_, part) => part.v === 'view' && part.as === ADDRESS);

/** A way out as callers see it, before guards are told from other facts and its path is looked up. */
interface WayOut {
  readonly mmu: Mmu;
  readonly store: Table<ValueId>;
  readonly facts: Table<Fact>;
  readonly value?: ValueId;
  readonly leaves: Outcome['leaves'];
  /** Of those that were merged the one with the shortest path. */
  readonly visit: number;
  readonly length: number;
}

function outcomeOf(values: Values, key: FunctionKey, way: WayOut, visits: readonly Visit[]): Outcome {
  const { mmu, store, facts, value, leaves } = way;
  const guard = [...facts].filter(([id]) => values.isPortable(id));
  return {
    key,
    guard,
    state: { mmu, store, facts: facts.filter((id) => !values.isPortable(id)), temps: undefined },
    value,
    leaves,
    path: pathTo(visits, way.visit).filter(isWorthTelling),
  };
}

/** For each visit, how many events of the way to it callers are told. */
function tellingLengths(visits: readonly Visit[]): Int32Array {
  const lengths = new Int32Array(visits.length);
  for (const { id, from, events } of visits) {
    let length = from < 0 ? 0 : lengths[from]!;
    for (const event of events) if (isWorthTelling(event)) length++;
    lengths[id] = length;
  }
  return lengths;
}

/** The model without the pages that the way looked up and does not hold. */
function stillHeld(mmu: Mmu): Mmu {
  const pages = new Map([...mmu.pages].filter(([, page]) => page.origin === 'entry' || page.held > 0));
  return { ...mmu, pages };
}

/** What two rounds of a function that calls itself say together. Guards, and what only one depth of calls can name, are
 *  dropped, so that rounds can only add model states, and end. */
export function widen(values: Values, a: Summary, b: Summary): Summary {
  const isKnown = (id: ValueId): boolean => values.get(id).v === 'num' || values.get(id).v === 'const';
  const outcomes = new Map<string, Outcome>();
  for (const outcome of [...a.outcomes, ...b.outcomes]) {
    const pages = new Map([...outcome.state.mmu.pages].filter(([id]) => values.isPortable(id)));
    const flush = keepLists(outcome.state.mmu.flush, (id) => values.isPortable(id));
    const mmu = { ...outcome.state.mmu, pages, flush, seqs: new Map() };
    const value = outcome.value !== undefined && isKnown(outcome.value) ? outcome.value : undefined;
    const alike = `${outcome.leaves ? 'leaves ' : ''}${keyOf(mmu)}/${value ?? ''}`;
    const other = outcomes.get(alike);
    const { key, path } = other && other.path.length <= outcome.path.length ? other : outcome;
    const state = { ...emptyState, mmu: other ? joinMmu(other.state.mmu, mmu) : mmu };
    outcomes.set(alike, { ...outcome, key, path, guard: [], state, value });
  }
  const known = new Set(a.exposed.map(exposedKey));
  const exposed = [...a.exposed, ...b.exposed.filter((event) => !known.has(exposedKey(event)))]
    .slice(0, EXPOSED)
    .map(unguarded);
  return {
    ...b,
    outcomes: [...outcomes.values()],
    exposed,
    hands: [...new Set([...a.hands, ...b.hands])],
    sleeps: a.sleeps || b.sleeps,
    trivial: a.trivial && b.trivial,
    onlySleeps: a.onlySleeps && b.onlySleeps,
  };
}

/** Whether a place is below one of these arguments. */
const isBelow = (values: Values, place: ValueId, lasting: ReadonlySet<number>): boolean =>
  lasting.size > 0 && values.mentions(place, (_, value) => value.v === 'arg' && lasting.has(value.n));

/** What of an exit a caller can see. */
function project(
  values: Values,
  { state, value, visit, leaves }: Exit,
  length: number,
  lasting: ReadonlySet<number>,
): WayOut {
  const before = tableOf(state.store);
  const ids: ValueId[] = [];
  const held: ValueId[] = [];
  for (let n = 0; n < before.size; n++) {
    const [place, now] = [before.ids[n]!, before.held[n]!];
    if (!values.isPortable(place) || isBelow(values, place, lasting)) continue;
    ids.push(place);
    // What callers are not told of they must not take for what it was.
    held.push(isTold(values, state, now) ? now : values.sym(values.printPlace(place), `left:${place}`));
  }
  const seen = new Set<ValueId>();
  for (const one of held) for (const part of values.partsOf(one)) seen.add(part);
  if (value !== undefined) for (const part of values.partsOf(value)) seen.add(part);
  const facts = tableOf(state.facts);
  const told = facts.filter((id) => !values.isPortable(id) && seen.has(id));
  const guard = facts.filter((id) => values.isPortable(id));
  return {
    mmu: projectMmu(values, state.mmu, seen),
    store: new Table(ids, held),
    facts: new Table([...told.ids, ...guard.ids], [...told.held, ...guard.held]),
    value,
    leaves,
    visit,
    length,
  };
}

function projectMmu(values: Values, mmu: Mmu, seen: ReadonlySet<ValueId>): Mmu {
  const flush = keepLists(mmu.flush, (id) => values.isPortable(id));
  if (mmu.rcu === 0 && mmu.pages.size === 0 && mmu.seqs.size === 0 && flush === mmu.flush) return mmu;
  const pages = new Map<PageId, Page>();
  for (const [id, page] of mmu.pages) if (isVisible(values, id, page, seen)) pages.set(id, page);
  const seqs = new Map([...mmu.seqs].filter(([id]) => values.isPortable(id) || seen.has(id)));
  return { ...mmu, rcu: 0, flush, pages, seqs };
}

/** Of what a callee writes, callers are told pages, snapshots, constants and whether a page is writable. */
function isTold(values: Values, state: State, held: ValueId): boolean {
  const value = values.get(held);
  if (value.v === 'num' || value.v === 'const' || value.v === 'view') return true;
  if (value.v === 'sym' && value.site.endsWith('w')) return true;
  return (
    state.mmu.seqs.has(held) ||
    state.mmu.pages.has(held) ||
    (value.v === 'op' && pageRoot(values, state.mmu, held) !== undefined)
  );
}

/** A page that the caller gets, or one of its own that changed. A page lost without trace stays the function's affair. */
function isVisible(values: Values, id: PageId, page: Page, seen: ReadonlySet<ValueId>): boolean {
  if (page.origin !== 'entry' || !values.isPortable(id)) return seen.has(id);
  return (
    page.held !== 0 ||
    page.released ||
    page.moved ||
    page.installed ||
    page.accessed ||
    page.dirty ||
    page.mapped !== 0 ||
    page.present !== 'maybe' ||
    page.reference !== 'unknown' ||
    page.refcounted !== 'maybe' ||
    seen.has(id)
  );
}

const TOLD = new Set<Event['kind']>([
  'lookup',
  'release',
  'mark',
  'get',
  'install',
  'install-failed',
  'lock',
  'unlock',
  'snapshot',
  'retry-check',
  'barrier',
  'call',
  'not-followed',
  'yield',
  'zap',
  'flush',
  'use',
]);
const isWorthTelling = (event: Event): boolean =>
  TOLD.has(event.kind) && (event.kind !== 'call' || event.inner.length > 0);

/** Ways that callers cannot or need not tell apart become one. */
function mergeAlike(values: Values, ways: readonly WayOut[], alike: (way: WayOut) => string): WayOut[] {
  const merged = new Map<string, WayOut>();
  for (const way of ways) {
    const key = `${way.leaves ? 'leaves ' : ''}${alike(way)}`;
    const other = merged.get(key);
    merged.set(key, other ? mergeTwo(values, other, way) : way);
  }
  return [...merged.values()];
}

/** The result as callers test it: a constant, a page, or its sign. */
function resultClass(values: Values, { value, mmu, facts }: WayOut): string {
  if (value === undefined) return '';
  const { v } = values.get(value);
  const is = facts.get(value)?.is;
  if (is !== undefined) return `${is}`;
  if (v === 'num' || v === 'const' || mmu.pages.has(values.root(value))) return `${value}`;
  return `s${signOf(values, facts, value)}`;
}

/** Guards on arguments tell ways apart for callers that pass constants; guards on memory rarely do. */
function guardKey(values: Values, { facts }: WayOut): string {
  const keys: string[] = [];
  for (let n = 0; n < facts.size; n++) {
    const [id, fact] = [facts.ids[n]!, facts.held[n]!];
    if (values.isPortable(id)) keys.push(`${id}:${fact.sign}${fact.is ?? ''}`);
  }
  return keys.sort().join(',');
}

function mergeTwo(values: Values, a: WayOut, b: WayOut): WayOut {
  // The result is joined like any place.
  const slot = values.local('%result');
  const open = ({ mmu, store, facts, value }: WayOut): State => ({
    mmu,
    store: a.value === undefined || b.value === undefined ? store : store.with(slot, value!),
    facts,
    temps: undefined,
  });
  const state = join(values, open(a), open(b), 'merged');
  const store = tableOf(state.store);
  return {
    mmu: state.mmu,
    store: store.without(slot),
    facts: tableOf(state.facts),
    value: store.get(slot),
    leaves: a.leaves,
    visit: a.length <= b.length ? a.visit : b.visit,
    length: Math.min(a.length, b.length),
  };
}
