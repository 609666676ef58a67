/** The state of one path inside one function: the abstract MMU, what places hold, and what branches taught. Immutable;
 *  it knows nothing of graphs or calls. */

import { keyOf, pageKey } from '../model/print.ts';
import type { Mmu, Page, PageId } from '../model/state.ts';
import { emptyMmu } from '../model/step.ts';
import { ANY, type Fact, type Facts, joinFacts, signOf } from './facts.ts';
import { pageRoot } from './roots.ts';
import type { ValueId, Values } from './value.ts';

export interface State {
  readonly mmu: Mmu;
  /** What places (by address) hold, where this path wrote or read them. */
  readonly store: ReadonlyMap<ValueId, ValueId>;
  readonly facts: Facts;
  /** Results of calls since the last join, newest first: most are read once, in the next line. */
  readonly temps?: Temp;
}

export interface Temp {
  readonly name: string;
  readonly value: ValueId;
  readonly next?: Temp;
}

export const isTemp = (name: string): boolean => name.charCodeAt(0) === 37;

export const writeTemp = (state: State, name: string, value: ValueId): State => ({
  ...state,
  temps: { name, value, next: state.temps },
});

export function readTemp(values: Values, state: State, name: string): ValueId {
  for (let temp = state.temps; temp; temp = temp.next) if (temp.name === name) return temp.value;
  return load(values, state, values.make({ v: 'local', name }));
}

/** The state with its temporaries among its places, where states are compared and joined. */
export function shelve(values: Values, state: State, isLive: (name: string) => boolean): State {
  if (!state.temps) return state;
  let store: Map<ValueId, ValueId> | undefined;
  const seen = new Set<string>();
  for (let temp: Temp | undefined = state.temps; temp; temp = temp.next) {
    if (seen.has(temp.name) || !isLive(temp.name)) continue;
    seen.add(temp.name);
    store ??= new Map(state.store);
    store.set(values.make({ v: 'local', name: temp.name }), temp.value);
  }
  return { mmu: state.mmu, store: store ?? state.store, facts: state.facts };
}

export const emptyState: State = { mmu: emptyMmu, store: new Map(), facts: new Map() };

/** The value at an address: what was written, else what was there at entry. */
export const load = (values: Values, state: State, address: ValueId): ValueId =>
  state.store.get(address) ?? values.make({ v: 'init', of: address });

/** Writing a place. Its members die with it; an unknown element makes the elements unknown. */
export function write(values: Values, state: State, address: ValueId, value: ValueId): State {
  const store = new Map(state.store);
  for (const place of state.store.keys()) {
    const { v } = values.get(place);
    if ((v === 'field' || v === 'elem') && place !== address && isInside(values, place, address))
      store.delete(place);
  }
  store.set(address, value);
  return { ...state, store };
}

/** Whether `place` is a member or element of the object at `address`. */
export function isInside(values: Values, place: ValueId, address: ValueId): boolean {
  for (let at = place; ; ) {
    if (at === address) return true;
    const value = values.get(at);
    if (value.v !== 'field' && value.v !== 'elem') return false;
    at = value.base;
  }
}

export const withMmu = (state: State, mmu: Mmu): State => (mmu === state.mmu ? state : { ...state, mmu });

export const withFacts = (state: State, facts: Facts): State =>
  facts === state.facts ? state : { ...state, facts };

/** Two states may be merged where this agrees: the model's components. */
export const modelKey = (state: State): string => keyOf(state.mmu);

function pageRootOf(values: Values, state: State, id: ValueId): ValueId | undefined {
  const root = pageRoot(values, state.mmu, id);
  return root !== undefined && state.mmu.pages.has(root) ? root : undefined;
}

/** Pages that the ways leave differently are nobody's to judge any more. */
export function joinMmu(a: Mmu, b: Mmu): Mmu {
  const notFollowed = a.notFollowed || b.notFollowed;
  if (keyOf(a) === keyOf(b)) return a.notFollowed === notFollowed ? a : { ...a, notFollowed };
  const pages = new Map<PageId, Page>();
  for (const id of new Set([...a.pages.keys(), ...b.pages.keys()])) {
    const left = a.pages.get(id);
    const right = b.pages.get(id);
    if (left && right && pageKey(left) === pageKey(right)) pages.set(id, left);
    else pages.set(id, { ...(left ?? right)!, held: 0, released: false, moved: true });
  }
  const seqs = new Map([...a.seqs].filter(([id, seq]) => b.seqs.get(id)?.checked === seq.checked));
  for (const [id, seq] of seqs)
    if (seq.struck && !b.seqs.get(id)!.struck) seqs.set(id, { ...seq, struck: false });
  const lock = { ...a.lock, dropped: a.lock.dropped || b.lock.dropped };
  return { ...a, lock, rcu: a.rcu === b.rcu ? a.rcu : -1, pages, seqs, notFollowed };
}

/** One state for two with the same model key: places that differ get a value of the join's own. `site` names the join. */
export function join(values: Values, a: State, b: State, site: string): State {
  if (a === b) return a;
  const store = new Map<ValueId, ValueId>();
  const learnt: [ValueId, Fact][] = [];
  for (const place of new Set([...a.store.keys(), ...b.store.keys()])) {
    const left = load(values, a, place);
    const right = load(values, b, place);
    if (left === right) {
      if (a.store.has(place) && b.store.has(place)) store.set(place, left);
      continue;
    }
    const root = pageRootOf(values, a, left);
    if (root !== undefined && root === pageRootOf(values, b, right)) {
      // Different spellings of one page stay that page.
      store.set(place, values.make({ v: 'view', of: root, as: '~' }));
      continue;
    }
    const phi = values.sym(values.printPlace(place), `${site}:${place}`);
    store.set(place, phi);
    const sign =
      (left === phi ? (b.facts.get(phi)?.sign ?? 0) : signOf(values, a.facts, left)) |
      (right === phi ? 0 : signOf(values, b.facts, right));
    learnt.push([phi, { sign: left === phi ? (a.facts.get(phi)?.sign ?? ANY) | sign : sign }]);
  }
  const facts = new Map(joinFacts(a.facts, b.facts));
  for (const [phi, fact] of learnt) {
    if (fact.sign !== ANY) facts.set(phi, fact);
    else facts.delete(phi);
  }
  return { mmu: joinMmu(a.mmu, b.mmu), store, facts };
}

/** How far apart two states are: what branches ask for (`guards`, by name) counts most, since a join forgets it. */
export function distance(values: Values, a: State, b: State, guards: ReadonlySet<string>): number {
  let count = 0;
  for (const [place, value] of a.store)
    if (load(values, b, place) !== value) count += weight(values, place, guards);
  for (const place of b.store.keys()) if (!a.store.has(place)) count += weight(values, place, guards);
  for (const [id, fact] of a.facts) if (!sameFact(fact, b.facts.get(id))) count += GUARD;
  for (const id of b.facts.keys()) if (!a.facts.has(id)) count += GUARD;
  return count;
}

/** One forgotten guard is worse than a handful of other places. */
const GUARD = 8;

function weight(values: Values, place: ValueId, guards: ReadonlySet<string>): number {
  const value = values.get(place);
  const name = value.v === 'local' ? value.name : value.v === 'field' ? `.${value.field}` : '*';
  return guards.has(name) ? GUARD : 1;
}

const sameFact = (a: Fact, b: Fact | undefined): boolean =>
  b !== undefined && a.sign === b.sign && a.is === b.is && (a.not?.join() ?? '') === (b.not?.join() ?? '');

/** Whether everything that `wide` knows, `narrow` knows too, so that `narrow` adds nothing to it. */
export function covers(values: Values, wide: State, narrow: State): boolean {
  if (wide.mmu.notFollowed && !narrow.mmu.notFollowed) return false;
  if (wide.store.size > 0) {
    for (const [place, value] of wide.store) if (load(values, narrow, place) !== value) return false;
    for (const [place, value] of narrow.store) if (load(values, wide, place) !== value) return false;
  } else if (narrow.store.size > 0) return false;
  for (const [id, fact] of wide.facts) {
    const other = narrow.facts.get(id);
    if (!other || (other.sign & ~fact.sign) !== 0) return false;
    if (fact.is !== undefined && other.is !== fact.is) return false;
    if (
      fact.not &&
      !fact.not.every((n) => other.not?.includes(n) || (other.is !== undefined && other.is !== n))
    )
      return false;
  }
  return true;
}
