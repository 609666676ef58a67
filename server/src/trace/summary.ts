/** From the ways out of a function to what its callers need: outcomes over what was there at entry, and the events that
 *  only callers can judge. It forgets everything a caller cannot name. */

import type { Param } from '../ir/ir.ts';
import { keepLists } from '../model/flush.ts';
import { keyOf } from '../model/print.ts';
import type { Mmu, Page, PageId } from '../model/state.ts';
import { EXPOSED, expose, exposedKey, unguarded } from './expose.ts';
import { handled } from './handled.ts';
import { pathTo } from './path.ts';
import { pageRoot } from './roots.ts';
import { awake, isQuiet } from './silent.ts';
import { emptyState, joinMmu, type State } from './state.ts';
import { Table, tableOf } from './table.ts';
import type { Event, Exit, FunctionKey, Outcome, Summary, Visit } from './trace.ts';
import { ADDRESS, type ValueId, type Values } from './value.ts';
import { fewWays, type WayOut } from './ways-out.ts';

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
  const ways = fewWays(
    values,
    ends.map((exit) => project(values, exit, lengths[exit.visit]!, lasting)),
  );
  const outcomes = ways.map((way) => outcomeOf(values, key, way, visits));
  const exposed = expose(values, [...events, ...handled(values, events, visits)]);
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

const isAddress = (values: Values, id: ValueId): boolean =>
  values.mentions(id, (_, part) => part.v === 'view' && part.as === ADDRESS);

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
