/** Drops from a state what no later operation of the function can ask for, so that equal futures are equal states. What a
 *  caller may see, and what a page still owes, is never dropped. */
import type { Page } from '../model/state.ts';
import type { Fact } from './facts.ts';
import { type State, shelve } from './state.ts';
import type { ValueId, Values } from './value.ts';

/** `live`: the locals that may still be read; `asked`: members that the function looks at anywhere,
 *  `ahead`: that it still looks at from here on. */
export function prune(
  values: Values,
  state: State,
  live: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  ahead: ReadonlySet<string>,
): State {
  state = shelve(values, state, (name) => live.has(name));
  const store = new Map<ValueId, ValueId>();
  for (const [place, value] of state.store)
    if (isLive(values, place, value, live, asked, state)) store.set(place, value);
  const reached = new Set<ValueId>();
  for (const value of store.values()) reach(values, value, reached);
  const pages = new Map<ValueId, Page>();
  for (const [id, page] of state.mmu.pages) {
    if (!reached.has(id) && page.held <= 0 && !values.isPortable(id)) continue;
    pages.set(id, page);
    reach(values, id, reached);
  }
  const facts = new Map<ValueId, Fact>();
  for (const [id, fact] of state.facts) if (isAskable(values, id, reached, ahead)) facts.set(id, fact);
  const seqs = new Map([...state.mmu.seqs].filter(([id]) => reached.has(id) || values.isPortable(id)));
  const isSame = pages.size === state.mmu.pages.size && seqs.size === state.mmu.seqs.size;
  return { store, facts, mmu: isSame ? state.mmu : { ...state.mmu, pages, seqs } };
}

function isLive(
  values: Values,
  place: ValueId,
  held: ValueId,
  live: ReadonlySet<string>,
  asked: ReadonlySet<string>,
  state: State,
): boolean {
  for (let at = place; ; ) {
    const value = values.get(at);
    if (value.v === 'local') {
      if (!live.has(value.name)) return false;
      if (at === place) return true;
      break;
    }
    if (value.v !== 'field' && value.v !== 'elem') break;
    at = value.base;
  }
  const value = values.get(place);
  if (value.v !== 'field' || asked.has(`.${value.field}`)) return true;
  const { v } = values.get(held);
  const root = values.root(held);
  return (
    v === 'num' ||
    v === 'const' ||
    v === 'op' ||
    state.mmu.pages.has(root) ||
    state.mmu.seqs.has(root) ||
    v === 'view'
  );
}

function reach(values: Values, id: ValueId, reached: Set<ValueId>): void {
  values.mentions(id, (part) => {
    reached.add(part);
    return false;
  });
}

/** A fact can be asked for again if what it is about is held somewhere, or can be named again from here on. */
const isAskable = (
  values: Values,
  id: ValueId,
  reached: ReadonlySet<ValueId>,
  ahead: ReadonlySet<string>,
): boolean =>
  reached.has(id) ||
  isMemberOfArgument(values, id) ||
  !values.mentions(
    id,
    (part, value) =>
      (value.v === 'sym' && !reached.has(part)) || (value.v === 'field' && !ahead.has(`.${value.field}`)),
  );

/** `fault->slot` at entry: callers know it by the same name, so that it tells them which way was taken. */
function isMemberOfArgument(values: Values, id: ValueId): boolean {
  const value = values.get(id);
  if (value.v !== 'init') return false;
  const place = values.get(value.of);
  return place.v === 'field' && values.get(place.base).v === 'arg';
}
