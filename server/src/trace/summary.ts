/** From the ways out of a function to what its callers need: outcomes over what was there at entry, and the events that
 *  only callers can judge. It forgets everything a caller cannot name. */

import type { Param } from '../ir/ir.ts';
import { keyOf } from '../model/print.ts';
import type { Page, PageId } from '../model/state.ts';
import { EXPOSED, expose, exposedKey, unguarded } from './expose.ts';
import { type Fact, signOf } from './facts.ts';
import { pageRoot } from './roots.ts';
import { join, type State } from './state.ts';
import type { Event, Exit, FunctionKey, Outcome, Summary } from './trace.ts';
import { ADDRESS, type ValueId, type Values } from './value.ts';

/** Beyond this many ways, those that leave the model alike are merged whatever they return. */
const OUTCOMES = 12;
export interface Ended {
  readonly exit: Exit;
  /** The events of the path to it. */
  readonly path: readonly Event[];
}

export function summarise(
  values: Values,
  key: FunctionKey,
  params: readonly Param[],
  ends: readonly Ended[],
  events: readonly Event[],
  hands: readonly number[],
): Summary {
  const lasting = new Set(params.flatMap(({ type }, n) => (isLasting(type) ? [n] : [])));
  let outcomes = mergeAlike(
    values,
    ends.map((end) => project(values, key, end, lasting)),
    (outcome) => `${keyOf(outcome.state.mmu)}/${resultClass(values, outcome)}/${guardKey(outcome)}`,
  );
  // First what led to the same result.
  if (outcomes.length > OUTCOMES)
    outcomes = mergeAlike(values, outcomes, ({ state, value }) => `${keyOf(state.mmu)}/${value ?? ''}`);
  if (outcomes.length > OUTCOMES)
    outcomes = mergeAlike(values, outcomes, (outcome) => keyOf(outcome.state.mmu));
  if (outcomes.length > OUTCOMES)
    outcomes = mergeAlike(
      values,
      outcomes,
      (outcome) => `${JSON.stringify(outcome.state.mmu.lock)}${resultClass(values, outcome)}`,
    );
  const exposed = expose(values, events);
  const sleeps = events.some((event) => event.kind === 'sleep');
  const trivial =
    exposed.length === 0 && !sleeps && outcomes.every((outcome) => isQuiet(outcome.state) && !outcome.leaves);
  const onlySleeps =
    sleeps &&
    exposed.every((event) => event.kind === 'sleep') &&
    outcomes.every((outcome) => isQuiet(awake(outcome.state)));
  const givesAddress = outcomes.some(({ value }) => value !== undefined && isAddress(values, value));
  return { key, outcomes, exposed, hands, sleeps, trivial, onlySleeps, givesAddress };
}

const isAddress = (values: Values, id: ValueId): boolean =>
  values.mentions(id, (_, part) => part.v === 'view' && part.as === ADDRESS);

/** What two rounds of a function that calls itself say together. Guards, and what only one depth of calls can name, are
 *  dropped, so that rounds can only add model states, and end. */
export function widen(values: Values, a: Summary, b: Summary): Summary {
  const isConstant = (id: ValueId): boolean => values.get(id).v === 'num' || values.get(id).v === 'const';
  const open = (outcome: Outcome): Outcome => {
    const { state, value } = outcome;
    const pages = new Map([...state.mmu.pages].filter(([id]) => values.isPortable(id)));
    const kept = { mmu: { ...state.mmu, pages, seqs: new Map() }, store: new Map(), facts: new Map() };
    return {
      ...outcome,
      guard: [],
      state: kept,
      value: value !== undefined && isConstant(value) ? value : undefined,
    };
  };
  const outcomes = mergeAlike(
    values,
    [...a.outcomes, ...b.outcomes].map(open),
    (outcome) => `${keyOf(outcome.state.mmu)}/${outcome.value ?? ''}`,
  );
  const known = new Set(a.exposed.map(exposedKey));
  const exposed = [...a.exposed, ...b.exposed.filter((event) => !known.has(exposedKey(event)))]
    .slice(0, EXPOSED)
    .map(unguarded);
  return {
    ...b,
    outcomes,
    exposed,
    hands: [...new Set([...a.hands, ...b.hands])],
    sleeps: a.sleeps || b.sleeps,
    trivial: a.trivial && b.trivial,
    onlySleeps: a.onlySleeps && b.onlySleeps,
  };
}

/** The state without what sleeping showed of the lock. */
const awake = (state: State): State =>
  state.mmu.lock.learnt === 'slept'
    ? { ...state, mmu: { ...state.mmu, lock: { ...state.mmu.lock, entry: 'any' } } }
    : state;

const isQuiet = ({ mmu, store }: State): boolean =>
  mmu.lock.now === 'entry' &&
  mmu.lock.entry === 'any' &&
  mmu.pages.size === 0 &&
  mmu.seqs.size === 0 &&
  store.size === 0 &&
  !mmu.relaxed &&
  !mmu.lock.dropped;

/** What lives as long as the VM owns the pages that are put into it: no caller gives them back from there. */
const isLasting = (type: string): boolean => /\bstruct kvm(_vcpu)?\b/.test(type);

/** Whether a place is below one of these arguments. */
const isBelow = (values: Values, place: ValueId, lasting: ReadonlySet<number>): boolean =>
  lasting.size > 0 && values.mentions(place, (_, value) => value.v === 'arg' && lasting.has(value.n));

/** What of an exit a caller can see. */
function project(
  values: Values,
  key: FunctionKey,
  { exit, path }: Ended,
  lasting: ReadonlySet<number>,
): Outcome {
  const { state, value, leaves } = exit;
  const store = new Map<ValueId, ValueId>();
  for (const [place, held] of state.store) {
    if (!values.isPortable(place) || isBelow(values, place, lasting)) continue;
    // What callers are not told of they must not take for what it was.
    store.set(
      place,
      isTold(values, state, held) ? held : values.sym(values.printPlace(place), `left:${place}`),
    );
  }
  const seen = new Set<ValueId>();
  for (const held of [...store.values(), ...(value === undefined ? [] : [value])])
    collect(values, held, seen);
  const pages = new Map<PageId, Page>();
  for (const [id, page] of state.mmu.pages) if (isVisible(values, id, page, seen)) pages.set(id, page);
  const seqs = new Map([...state.mmu.seqs].filter(([id]) => values.isPortable(id) || seen.has(id)));
  const guard: [ValueId, Fact][] = [];
  const facts = new Map<ValueId, Fact>();
  for (const [id, fact] of state.facts) {
    if (values.isPortable(id)) guard.push([id, fact]);
    else if (seen.has(id)) facts.set(id, fact);
  }
  const lock = state.mmu.lock.now === 'entry' ? state.mmu.lock : { ...state.mmu.lock };
  return {
    key,
    guard,
    state: { mmu: { ...state.mmu, rcu: 0, lock, pages, seqs }, store, facts },
    value,
    leaves,
    path: path.filter(isWorthTelling),
  };
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

function collect(values: Values, id: ValueId, into: Set<ValueId>): void {
  values.mentions(id, (part) => {
    into.add(part);
    return false;
  });
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
  'use',
]);
const isWorthTelling = (event: Event): boolean =>
  TOLD.has(event.kind) && (event.kind !== 'call' || event.inner.length > 0);

/** Ways that callers cannot or need not tell apart become one. */
function mergeAlike(
  values: Values,
  outcomes: readonly Outcome[],
  alike: (outcome: Outcome) => string,
): Outcome[] {
  const merged = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const key = `${outcome.leaves ? 'leaves ' : ''}${alike(outcome)}`;
    const other = merged.get(key);
    merged.set(key, other ? mergeTwo(values, other, outcome) : outcome);
  }
  return [...merged.values()];
}

/** The result as callers test it: a constant, a page, or its sign. */
function resultClass(values: Values, { value, state, guard }: Outcome): string {
  if (value === undefined) return '';
  const { v } = values.get(value);
  const facts = new Map([...state.facts, ...guard]);
  const is = facts.get(value)?.is;
  if (is !== undefined) return `${is}`;
  if (v === 'num' || v === 'const' || state.mmu.pages.has(values.root(value))) return `${value}`;
  return `s${signOf(values, facts, value)}`;
}

/** Guards on arguments tell ways apart for callers that pass constants; guards on memory rarely do. */
const guardKey = ({ guard }: Outcome): string =>
  guard
    .map(([id, fact]) => `${id}:${fact.sign}${fact.is ?? ''}`)
    .sort()
    .join(',');

function mergeTwo(values: Values, a: Outcome, b: Outcome): Outcome {
  const widen = (outcome: Outcome): State => ({
    ...outcome.state,
    facts: new Map([...outcome.state.facts, ...outcome.guard]),
  });
  let left = widen(a);
  let right = widen(b);
  // The result is joined like any place.
  const slot = values.make({ v: 'local', name: '%result' });
  if (a.value !== undefined && b.value !== undefined) {
    left = { ...left, store: new Map(left.store).set(slot, a.value) };
    right = { ...right, store: new Map(right.store).set(slot, b.value) };
  }
  const state = join(values, left, right, 'merged');
  const value = state.store.get(slot);
  const store = new Map(state.store);
  store.delete(slot);
  const guard = [...state.facts].filter(([id]) => values.isPortable(id));
  const facts = new Map([...state.facts].filter(([id]) => !values.isPortable(id)));
  return {
    key: a.key,
    guard,
    state: { ...state, store, facts },
    value,
    leaves: a.leaves,
    path: a.path.length <= b.path.length ? a.path : b.path,
  };
}
