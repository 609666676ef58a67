/** The state of one path inside one function: the abstract MMU, what places hold, and what branches taught. Immutable;
 *  it knows nothing of graphs or calls. */

import { joinFlush } from '../model/flush.ts';
import { keyOf, pageKey } from '../model/print.ts';
import type { Mmu, Page, PageId } from '../model/state.ts';
import { emptyMmu } from '../model/step.ts';
import { ANY, decide, type Fact, type Facts, factOf, isConstant, joinFacts, signOf } from './facts.ts';
import { type Renamed, underNewNames } from './renamed.ts';
import { pageRoot } from './roots.ts';
import { emptyTable, Table, tableOf } from './table.ts';
import { unify } from './unify.ts';
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
  mmu: state.mmu,
  store: state.store,
  facts: state.facts,
  temps: { name, value, next: state.temps },
});

export function readTemp(values: Values, state: State, name: string): ValueId {
  for (let temp = state.temps; temp; temp = temp.next) if (temp.name === name) return temp.value;
  return load(values, state, values.local(name));
}

/** The state with its temporaries among its places, where states are compared and joined. */
export function shelve(values: Values, state: State, isLive: (name: string) => boolean): State {
  if (!state.temps) return state;
  let store = tableOf(state.store);
  for (let temp: Temp | undefined = state.temps; temp; temp = temp.next)
    if (isLive(temp.name) && !isShadowed(state.temps, temp))
      store = store.with(values.local(temp.name), temp.value);
  return { mmu: state.mmu, store, facts: state.facts, temps: undefined };
}

/** A newer one has its name. */
function isShadowed(newest: Temp, temp: Temp): boolean {
  for (let newer = newest; newer !== temp; newer = newer.next!) if (newer.name === temp.name) return true;
  return false;
}

export const emptyState: State = {
  mmu: emptyMmu,
  store: emptyTable(),
  facts: emptyTable(),
  temps: undefined,
};

/** The value at an address: what was written, else what was there at entry. */
export const load = (values: Values, state: State, address: ValueId): ValueId =>
  state.store.get(address) ?? values.init(address);

/** Writing a place. Its members die with it; an unknown element makes the elements unknown. */
export function write(values: Values, state: State, address: ValueId, value: ValueId): State {
  const store = tableOf(state.store)
    .filter((place) => place === address || !isInside(values, place, address))
    .with(address, value);
  return { mmu: state.mmu, store, facts: state.facts, temps: state.temps };
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

export const withMmu = (state: State, mmu: Mmu): State =>
  mmu === state.mmu ? state : { mmu, store: state.store, facts: state.facts, temps: state.temps };

export const withFacts = (state: State, facts: Facts): State =>
  facts === state.facts ? state : { mmu: state.mmu, store: state.store, facts, temps: state.temps };

/** Two states may be merged where this agrees: the model's components. */
export const modelKey = (state: State): string => keyOf(state.mmu);

function pageRootOf(values: Values, state: State, id: ValueId): ValueId | undefined {
  const root = pageRoot(values, state.mmu, id);
  return root !== undefined && state.mmu.pages.has(root) ? root : undefined;
}

/** Pages that the ways leave differently are nobody's to judge any more. */
export function joinMmu(a: Mmu, b: Mmu): Mmu {
  const notFollowed = a.notFollowed || b.notFollowed;
  if (a === b) return a;
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
  const relaxed = a.relaxed || b.relaxed;
  const flush = joinFlush(a.flush, b.flush);
  return { ...a, lock, rcu: a.rcu === b.rcu ? a.rcu : -1, pages, seqs, relaxed, flush, notFollowed };
}

/** One state for two with the same model key: places that differ get a value of the join's own. `site` names the join. */
export function join(values: Values, one: State, two: State, site: string): State {
  if (one === two) return one;
  const [a, b] = modelKey(one) === modelKey(two) ? [one, two] : unify(values, one, two, site);
  const [left, right] = [tableOf(a.store), tableOf(b.store)];
  const ids: ValueId[] = [];
  const held: ValueId[] = [];
  const renamed: Renamed[] = [];
  let facts = tableOf(joinFacts(a.facts, b.facts));
  const meet = (place: ValueId, ofA: ValueId, ofB: ValueId): void => {
    const root = pageRootOf(values, a, ofA);
    ids.push(place);
    if (root !== undefined && root === pageRootOf(values, b, ofB)) {
      // Different spellings of one page stay that page.
      held.push(values.make({ v: 'view', of: root, as: '~' }));
      return;
    }
    const same = constantOf(values, a, ofA);
    if (same !== undefined && same === constantOf(values, b, ofB)) {
      held.push(same);
      return;
    }
    const phi = values.sym(values.printPlace(place), `${site}:${place}`);
    held.push(phi);
    renamed.push({ left: ofA, right: ofB, now: phi });
    // Of what an earlier join made at this place only what the paths learnt of it is known.
    const known =
      ofA === phi
        ? (a.facts.get(phi)?.sign ?? ANY) | (b.facts.get(phi)?.sign ?? 0)
        : signOf(values, a.facts, ofA);
    const sign = known | (ofB === phi ? 0 : signOf(values, b.facts, ofB));
    const not = neither(values, a, ofA, b, ofB);
    facts = sign === ANY && !not ? facts.without(phi) : facts.with(phi, factOf(sign, undefined, not));
  };
  left.ids.forEach((place, n) => {
    const mine = left.held[n]!;
    const at = left.ids === right.ids ? n : right.ids.indexOf(place);
    const other = at < 0 ? values.init(place) : right.held[at]!;
    if (mine !== other) meet(place, mine, other);
    else if (at >= 0) {
      ids.push(place);
      held.push(mine);
    }
  });
  right.ids.forEach((place, n) => {
    if (left.ids === right.ids || left.has(place)) return;
    const [mine, other] = [values.init(place), right.held[n]!];
    if (mine !== other) meet(place, mine, other);
  });
  const state = { mmu: joinMmu(a.mmu, b.mmu), store: new Table(ids, held), facts, temps: undefined };
  return underNewNames(values, a, b, state, renamed);
}

/** The constant that a value is, or was found to be. */
function constantOf(values: Values, { facts }: State, id: ValueId): ValueId | undefined {
  const is = facts.get(id)?.is ?? id;
  return isConstant(values, is) ? is : undefined;
}

/** The constants that both values are known not to be. */
function neither(values: Values, a: State, left: ValueId, b: State, right: ValueId): Fact['not'] {
  const [ofA, ofB] = [a.facts.get(left)?.not, b.facts.get(right)?.not];
  if (!ofA && !ofB) return undefined;
  const differs = (facts: Facts, id: ValueId, constant: ValueId): boolean =>
    decide(values, facts, '==', [id, constant], 0) === 'false';
  const not = [...new Set([...(ofA ?? []), ...(ofB ?? [])])].filter(
    (constant) => differs(a.facts, left, constant) && differs(b.facts, right, constant),
  );
  return not.length > 0 ? not.sort((x, y) => x - y) : undefined;
}

/** How far apart two states are: what branches ask for (`guards`, by name) counts most, since a join forgets it. Nobody asks
 *  how far beyond `most`. */
export function distance(
  values: Values,
  a: State,
  b: State,
  guards: ReadonlySet<string>,
  most = Number.POSITIVE_INFINITY,
): number {
  const [left, right] = [tableOf(a.store), tableOf(b.store)];
  const isAligned = left.ids === right.ids;
  let count = 0;
  for (let n = 0; n < left.ids.length; n++) {
    const place = left.ids[n]!;
    const other = isAligned ? right.held[n]! : load(values, b, place);
    if (other !== left.held[n]) count += weight(values, place, guards);
  }
  if (!isAligned) for (const place of right.ids) if (!left.has(place)) count += weight(values, place, guards);
  return count >= most ? most : count + differing(values, a, b, guards, most - count);
}

/** What the two know differently. A fact about what no branch asks for may be asked for again, but seldom is. */
function differing(values: Values, a: State, b: State, guards: ReadonlySet<string>, most: number): number {
  if (a.facts === b.facts) return 0;
  const [left, right] = [tableOf(a.facts), tableOf(b.facts)];
  let asked: Set<ValueId> | undefined;
  const weigh = (id: ValueId): number => {
    asked ??= heldBy(values, b, guards, heldBy(values, a, guards, new Set()));
    for (const part of values.partsOf(id)) if (asked.has(part)) return GUARD;
    return 1;
  };
  let count = 0;
  for (let n = 0; n < left.ids.length && count < most; n++)
    if (!sameFact(left.held[n]!, right.get(left.ids[n]!))) count += weigh(left.ids[n]!);
  for (let n = 0; n < right.ids.length && count < most; n++)
    if (!left.has(right.ids[n]!)) count += weigh(right.ids[n]!);
  return count;
}

/** What the places hold that branches ask for. */
function heldBy(values: Values, state: State, guards: ReadonlySet<string>, into: Set<ValueId>): Set<ValueId> {
  const store = tableOf(state.store);
  for (let n = 0; n < store.ids.length; n++)
    if (weight(values, store.ids[n]!, guards) > 1) into.add(store.held[n]!);
  return into;
}

/** One forgotten guard is worse than a handful of other places. */
export const GUARD = 8;

const weight = (values: Values, place: ValueId, guards: ReadonlySet<string>): number =>
  guards.has(values.nameAt(place)) ? GUARD : 1;

const sameFact = (a: Fact, b: Fact | undefined): boolean =>
  a === b ||
  (b !== undefined && a.sign === b.sign && a.is === b.is && (a.not?.join() ?? '') === (b.not?.join() ?? ''));

/** Whether everything that `wide` knows, `narrow` knows too, so that `narrow` adds nothing to it. */
export function covers(values: Values, wide: State, narrow: State): boolean {
  if (wide.mmu.notFollowed && !narrow.mmu.notFollowed) return false;
  return (
    holdAlike(values, tableOf(wide.store), tableOf(narrow.store)) &&
    knowsAll(tableOf(wide.facts), tableOf(narrow.facts))
  );
}

/** Whether each place holds the same in both; one that is not told of holds what it held at entry. */
function holdAlike(values: Values, a: Table<ValueId>, b: Table<ValueId>): boolean {
  if (a === b) return true;
  if (a.size === 0) return b.size === 0;
  const isAligned = a.ids === b.ids;
  let shared = 0;
  for (let n = 0; n < a.ids.length; n++) {
    const place = a.ids[n]!;
    const at = isAligned ? n : b.ids.indexOf(place);
    if ((at < 0 ? values.init(place) : b.held[at]) !== a.held[n]) return false;
    if (at >= 0) shared++;
  }
  if (shared === b.ids.length) return true;
  return b.ids.every((place, n) => a.has(place) || b.held[n] === values.init(place));
}

function knowsAll(wide: Table<Fact>, narrow: Table<Fact>): boolean {
  if (wide === narrow) return true;
  for (let n = 0; n < wide.ids.length; n++) {
    const fact = wide.held[n]!;
    const other = narrow.get(wide.ids[n]!);
    if (fact === other) continue;
    if (!other || (other.sign & ~fact.sign) !== 0) return false;
    if (fact.is !== undefined && other.is !== fact.is) return false;
    if (fact.not && !fact.not.every((one) => excludes(other, one))) return false;
  }
  return true;
}

const excludes = (fact: Fact, id: ValueId): boolean =>
  (fact.not?.includes(id) ?? false) || (fact.is !== undefined && fact.is !== id);
