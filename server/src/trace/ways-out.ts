/** Ways out of a function that its callers cannot or need not tell apart become one, in the order in which the difference
 *  matters least. It knows no event and no caller. */
import { isOwed, settled } from '../model/flush.ts';
import { keyOf } from '../model/print.ts';
import type { Mmu } from '../model/state.ts';
import { type Fact, signOf } from './facts.ts';
import { join, type State } from './state.ts';
import { type Table, tableOf } from './table.ts';
import type { Outcome } from './trace.ts';
import type { ValueId, Values } from './value.ts';

/** A way out as callers see it, before guards are told from other facts and its path is looked up. */
export interface WayOut {
  readonly mmu: Mmu;
  readonly store: Table<ValueId>;
  readonly facts: Table<Fact>;
  readonly value?: ValueId;
  readonly leaves: Outcome['leaves'];
  /** Of those that were merged the one with the shortest path. */
  readonly visit: number;
  readonly length: number;
}

/** Beyond this many ways, those that leave the model alike are merged whatever they return. */
const OUTCOMES = 12;

export function fewWays(values: Values, all: readonly WayOut[]): readonly WayOut[] {
  const told = (way: WayOut): string => `${keyOf(way.mmu)}/${resultClass(values, way)}`;
  const wholly = (way: WayOut): string => `${told(way)}/${guardKey(values, way)}`;
  let ways = mergeAlike(values, all, wholly);
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
  return ways;
}

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

/** Where the function itself owes nothing, whether it flushed what its caller owes is the first to be forgotten. */
function withoutFlush(ways: readonly WayOut[]): readonly WayOut[] {
  if (ways.some(({ mmu }) => isOwed(mmu.flush)) || ways.every(({ mmu }) => mmu.flush.pending)) return ways;
  return ways.map((way) => ({ ...way, mmu: { ...way.mmu, flush: settled } }));
}

/** The model without the pages that the way looked up and does not hold. */
function stillHeld(mmu: Mmu): Mmu {
  const pages = new Map([...mmu.pages].filter(([, page]) => page.origin === 'entry' || page.held > 0));
  return { ...mmu, pages };
}
