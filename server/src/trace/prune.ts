/** Drops from a state what no later operation of the function can ask for, so that equal futures are equal states. What a
 *  caller may see, and what a page still owes, is never dropped. */
import type { Page } from '../model/state.ts';
import type { Fact } from './facts.ts';
import type { State } from './state.ts';
import type { ValueId, Values } from './value.ts';

/** `live`: the locals that may still be read. */
export function prune(values: Values, state: State, live: ReadonlySet<string>): State {
  const store = new Map<ValueId, ValueId>();
  for (const [place, value] of state.store) if (isLive(values, place, live)) store.set(place, value);
  const reached = new Set<ValueId>();
  for (const value of store.values()) reach(values, value, reached);
  const pages = new Map<ValueId, Page>();
  for (const [id, page] of state.mmu.pages) {
    if (!reached.has(id) && page.held <= 0 && !values.isPortable(id)) continue;
    pages.set(id, page);
    reach(values, id, reached);
  }
  const facts = new Map<ValueId, Fact>();
  for (const [id, fact] of state.facts) if (isAskable(values, id, reached)) facts.set(id, fact);
  const seqs = new Map([...state.mmu.seqs].filter(([id]) => reached.has(id) || values.isPortable(id)));
  const isSame = pages.size === state.mmu.pages.size && seqs.size === state.mmu.seqs.size;
  return { store, facts, mmu: isSame ? state.mmu : { ...state.mmu, pages, seqs } };
}

function isLive(values: Values, place: ValueId, live: ReadonlySet<string>): boolean {
  for (let at = place; ; ) {
    const value = values.get(at);
    if (value.v === 'local') return live.has(value.name);
    if (value.v !== 'field' && value.v !== 'elem') return true;
    at = value.base;
  }
}

function reach(values: Values, id: ValueId, reached: Set<ValueId>): void {
  values.mentions(id, (part) => {
    reached.add(part);
    return false;
  });
}

/** A fact can be asked for again if all it is about can be named again. */
const isAskable = (values: Values, id: ValueId, reached: ReadonlySet<ValueId>): boolean =>
  reached.has(id) || !values.mentions(id, (part, value) => value.v === 'sym' && !reached.has(part));
