/** Drops from a state what no later operation of the function can ask for, so that equal futures are equal states. What a
 *  caller may see, and what a page still owes, is never dropped. */
import { isOwed } from '../model/flush.ts';
import type { Mmu, Page } from '../model/state.ts';
import { type State, shelve } from './state.ts';
import { tableOf } from './table.ts';
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
  const shelved = shelve(values, state, (name) => live.has(name));
  const store = tableOf(shelved.store).filter((place, value) =>
    isLive(values, place, value, live, asked, shelved),
  );
  const reached = new Reached(values);
  for (const value of store.held) reached.add(value);
  const mmu = pruneMmu(values, shelved.mmu, reached);
  // Whether a flush was asked for is known from what the caller passed.
  const isDue = isOwed(mmu.flush);
  const facts = tableOf(shelved.facts).filter(
    (id) => isAskable(values, id, reached, ahead) || (isDue && values.isPortable(id)),
  );
  return { mmu, store, facts, temps: undefined };
}

function pruneMmu(values: Values, mmu: Mmu, reached: Reached): Mmu {
  if (mmu.pages.size === 0 && mmu.seqs.size === 0) return mmu;
  const pages = new Map<ValueId, Page>();
  for (const [id, page] of mmu.pages) {
    if (!reached.has(id) && page.held <= 0 && !values.isPortable(id)) continue;
    pages.set(id, page);
    reached.add(id);
  }
  const seqs = new Map([...mmu.seqs].filter(([id]) => reached.has(id) || values.isPortable(id)));
  const isSame = pages.size === mmu.pages.size && seqs.size === mmu.seqs.size;
  return isSame ? mmu : { ...mmu, pages, seqs };
}

/** Values that something holds, with all their parts. One array of marks serves every set: a newer set's marks are other
 *  numbers, and no two are filled at once. */
class Reached {
  private static marks = new Int32Array(1 << 12);
  private static last = 0;
  private readonly mark = ++Reached.last;
  private readonly values: Values;

  constructor(values: Values) {
    this.values = values;
    if (Reached.marks.length < values.size) Reached.marks = new Int32Array(values.size * 2);
  }

  add(id: ValueId): void {
    for (const part of this.values.partsOf(id)) Reached.marks[part] = this.mark;
  }

  has(id: ValueId): boolean {
    return Reached.marks[id] === this.mark;
  }
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
  // What the model keeps in an object has no name that the function could ask for.
  if (value.v !== 'field' || value.field.startsWith('%') || asked.has(values.nameAt(place))) return true;
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

/** A fact can be asked for again if what it is about is held somewhere, or can be named again from here on. */
const isAskable = (values: Values, id: ValueId, reached: Reached, ahead: ReadonlySet<string>): boolean =>
  reached.has(id) ||
  isMemberOfArgument(values, id) ||
  !values.mentions(
    id,
    (part, value) =>
      (value.v === 'sym' && !reached.has(part)) || (value.v === 'field' && !ahead.has(values.nameAt(part))),
  );

/** `fault->slot` at entry: callers know it by the same name, so that it tells them which way was taken. */
function isMemberOfArgument(values: Values, id: ValueId): boolean {
  const value = values.get(id);
  if (value.v !== 'init') return false;
  const place = values.get(value.of);
  return place.v === 'field' && values.get(place.base).v === 'arg';
}
